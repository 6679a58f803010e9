import type { IntercomHosts } from '../../config/settings.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { unmetered } from '../../integration/provider/pacing/call-budgets.ts';
import type { CrmWorkspace } from '../../integration/provider/crm-provider.ts';
import { readWorkspace } from '../api/read-workspace.ts';
import { apiUrlOf } from '../api/region.ts';
import { answerWithinMs, type Wire } from '../api/send-request.ts';

/** A workspace that a user authorised, and the token for it. */
export type AuthorisedWorkspace = CrmWorkspace & { token: string };

/** Calls to Intercom before the workspace is known. */
export function firstWire(hosts: IntercomHosts, region: string, clock: Clock): Wire {
  return {
    baseUrl: apiUrlOf(hosts, region),
    token: null,
    budget: unmetered,
    clock,
    answerWithinMs,
    onCall: () => {},
  };
}

/**
 * Reads which workspace a token is for.
 * @throws IntercomError when Intercom refuses the token (401) or does not answer.
 */
export async function readAuthorisedWorkspace(wire: Wire, token: string): Promise<AuthorisedWorkspace> {
  return { ...(await readWorkspace({ ...wire, token })), token };
}

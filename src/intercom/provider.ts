import type { IntercomHosts } from '../config/settings.ts';
import { attentionSentence } from '../integration/connections/attention.ts';
import type { CallBudgets } from '../integration/provider/pacing/call-budgets.ts';
import { CrmError } from '../integration/provider/crm-error.ts';
import type { CrmProvider } from '../integration/provider/crm-provider.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { volatileAttributes } from './api/volatile-attributes.ts';
import { createIntercomClient } from './api/intercom-client.ts';
import { answerWithinMs } from './api/send-request.ts';
import { apiUrlOf, appUrlOf } from './api/region.ts';
import type { HostsByKind } from './hosts.ts';
import { providerName, providerTitle } from './provider-name.ts';
import { readStoredNotification } from './webhooks/notification.ts';

/** A new contact may be missing from Intercom's search for minutes; 80 seconds were measured (reference 6.5). */
export const indexLagMs = 3 * 60_000;

/**
 * Intercom behind the CRM port.
 * @param limits.answerWithinMs how long a call may take
 */
export function createIntercomProvider(
  hosts: HostsByKind,
  clock: Clock,
  budgets: CallBudgets,
  limits: { answerWithinMs: number } = { answerWithinMs },
): CrmProvider {
  return {
    name: providerName,
    title: providerTitle,
    open: ({ connection, region, practice, token }, { onCall = () => {}, priority = 'background', signal } = {}) =>
      createIntercomClient({
        baseUrl: apiUrlOf(practice ? practiceHosts(hosts) : hosts.real, region),
        token,
        budget: budgets.of(connection, priority, signal),
        clock,
        ...limits,
        onCall,
      }),
    contactUrl: ({ externalWorkspaceId, region, practice }, contactId) =>
      `${appUrlOf((practice && hosts.practice) || hosts.real, region)}/a/apps/${externalWorkspaceId}/users/${contactId}/all-conversations`,
    readNotification: readStoredNotification,
    volatileAttributes,
  };
}

/** @throws CrmError when there is none any more: what is meant for a practice never goes to the real Intercom. */
function practiceHosts({ practice }: HostsByKind): IntercomHosts {
  if (practice) return practice;
  const sentence = attentionSentence('practice_gone', providerTitle);
  throw new CrmError({ failure: 'reconnect', attention: 'practice_gone', sentence });
}

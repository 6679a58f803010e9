import type { IntercomHosts } from '../config/settings.ts';
import { attentionSentence } from '../integration/connections/attention.ts';
import type { CallBudgets } from '../integration/provider/pacing/call-budgets.ts';
import { CrmError } from '../integration/provider/crm-error.ts';
import type { CrmProvider } from '../integration/provider/crm-provider.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { IncomingContext } from './apps/note-call.ts';
import { volatileAttributes } from './api/volatile-attributes.ts';
import { callPurpose } from './api/call-purposes.ts';
import { createIntercomClient } from './api/intercom-client.ts';
import { answerWithinMs } from './api/send-request.ts';
import { apiUrlOf, appUrlOf } from './api/region.ts';
import type { HostsByKind } from './hosts.ts';
import { intercomTraits } from './traits.ts';
import { readStoredNotification } from './webhooks/notification.ts';
import { readNotifications } from './webhooks/read-notifications.ts';

/**
 * Intercom behind the CRM port.
 * @param options.answerWithinMs how long a call may take
 * @param options.incoming what verifies the calls of Intercom; without it none are taken
 */
export function createIntercomProvider(
  hosts: HostsByKind,
  clock: Clock,
  budgets: CallBudgets,
  { incoming, ...limits }: { answerWithinMs?: number; incoming?: IncomingContext } = {},
): CrmProvider {
  return {
    ...intercomTraits,
    open: ({ connection, region, practice, token }, { onCall = () => {}, priority = 'background', signal } = {}) =>
      createIntercomClient({
        baseUrl: apiUrlOf(practice ? practiceHosts(hosts) : hosts.real, region),
        token,
        budget: budgets.of(connection, intercomTraits.capabilities.budgets, priority, signal),
        clock,
        answerWithinMs,
        ...limits,
        onCall,
      }),
    contactUrl: ({ externalWorkspaceId, region, practice }, contactId) =>
      `${appUrlOf((practice && hosts.practice) || hosts.real, region)}/a/apps/${externalWorkspaceId}/users/${contactId}/all-conversations`,
    ...(incoming && { readNotifications: (request) => readNotifications(incoming, request) }),
    readNotification: readStoredNotification,
    callPurpose,
    volatileAttributes,
  };
}

/** @throws CrmError when there is none any more: what is meant for a practice never goes to the real Intercom. */
function practiceHosts({ practice }: HostsByKind): IntercomHosts {
  if (practice) return practice;
  const sentence = attentionSentence('practice_gone', intercomTraits.title);
  throw new CrmError({ failure: 'reconnect', attention: 'practice_gone', sentence });
}

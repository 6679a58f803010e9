import type { IntercomAppSettings } from '../config/settings.ts';
import type { CrmProvider } from '../crm/provider/crm-provider.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { createIntercomClient } from './api/intercom-client.ts';
import { answerWithinMs } from './api/send-request.ts';
import { createRateBudget, type RateBudget } from './api/rate-budget.ts';
import { apiUrlOf, appUrlOf } from './api/region.ts';
import { readStoredNotification } from './webhooks/notification.ts';

/**
 * Intercom, as crm's port wants it. Each connected workspace has one budget of calls in this process.
 * @param limits.answerWithinMs how long a call may take
 */
export function createIntercomProvider(
  app: IntercomAppSettings | null,
  clock: Clock,
  limits: { answerWithinMs: number } = { answerWithinMs },
): CrmProvider {
  const budgetsByWorkspace = new Map<string, RateBudget>();
  const budgetOf = (externalId: string): RateBudget => {
    const known = budgetsByWorkspace.get(externalId);
    if (known) return known;
    const budget = createRateBudget(clock);
    budgetsByWorkspace.set(externalId, budget);
    return budget;
  };
  return {
    name: 'intercom',
    title: 'Intercom',
    open: ({ externalWorkspaceId, region, token }, { onCall = () => {} } = {}) =>
      createIntercomClient({
        baseUrl: apiUrlOf(app, region),
        token,
        budget: budgetOf(externalWorkspaceId),
        clock,
        ...limits,
        onCall,
      }),
    contactUrl: ({ externalWorkspaceId, region }, contactId) =>
      `${appUrlOf(app, region)}/a/apps/${externalWorkspaceId}/users/${contactId}/all-conversations`,
    readNotification: readStoredNotification,
  };
}

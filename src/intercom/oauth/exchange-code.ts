import type { IntercomAppSettings } from '../../config/settings.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { createRateBudget } from '../api/rate-budget.ts';
import { apiUrlOf } from '../api/region.ts';
import { answerWithinMs, sendRequest, type Wire } from '../api/send-request.ts';
import { meShape, tokenShape } from '../api/shapes.ts';

/** A workspace that somebody authorised, and the token for it. */
export type AuthorisedWorkspace = { token: string; externalId: string; name: string; region: string; timezone: string };

/**
 * Trades the code of a finished authorisation for a token, and asks which workspace it is for: the answer with the
 * token does not say (reference 2.3). The code may end in `=` and is sent as it came.
 * @throws IntercomError when Intercom refuses the code (401) or does not answer.
 */
export async function exchangeCode(app: IntercomAppSettings, clock: Clock, code: string): Promise<AuthorisedWorkspace> {
  const wire: Wire = {
    baseUrl: apiUrlOf(app, 'US'),
    token: null,
    budget: createRateBudget(clock),
    clock,
    answerWithinMs,
    onCall: () => {},
  };
  const { token } = await sendRequest(wire, {
    method: 'POST',
    path: '/auth/eagle/token',
    body: { code, client_id: app.clientId, client_secret: app.clientSecret },
    answer: tokenShape,
  });
  const me = await sendRequest({ ...wire, token }, { method: 'GET', path: '/me', answer: meShape });
  return {
    token,
    externalId: me.app.id_code,
    name: me.app.name ?? me.app.id_code,
    region: (me.app.region ?? 'US').toUpperCase(),
    timezone: me.app.timezone ?? 'UTC',
  };
}

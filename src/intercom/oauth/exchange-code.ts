import type { Clock } from '../../platform/clock/clock.ts';
import { sendRequest } from '../api/send-request.ts';
import { tokenShape } from '../api/shapes.ts';
import type { OauthApp } from '../apps/intercom-app.ts';
import { firstWire, readAuthorisedWorkspace, type AuthorisedWorkspace } from './read-workspace.ts';

/**
 * Exchanges the code of a finished authorisation for a token, and reads which workspace it is for: the answer with the
 * token does not say (reference 2.3). One host exchanges for all regions, and forwards the question. The code may end
 * in `=` and is sent as it came.
 * @throws IntercomError when Intercom refuses the code (401) or does not answer.
 */
export async function exchangeCode(app: OauthApp, clock: Clock, code: string): Promise<AuthorisedWorkspace> {
  const wire = firstWire(app.hosts, 'US', clock);
  const { token } = await sendRequest(wire, {
    method: 'POST',
    path: '/auth/eagle/token',
    body: { code, client_id: app.clientId, client_secret: app.clientSecret },
    answer: tokenShape,
  });
  return readAuthorisedWorkspace(wire, token);
}

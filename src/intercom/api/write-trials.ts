import { asCrmError, type CrmError } from '../../integration/provider/crm-error.ts';
import type { CrmClient, WriteTrial, WritePermission } from '../../integration/provider/crm-provider.ts';
import { IntercomError } from './intercom-error.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { anyShape } from './shapes.ts';

/**
 * Requests that Intercom must refuse for their content, so that they change nothing: a contact needs an e-mail, an
 * external id or a role, and `email_verified` alone is a 400 (reference 4.3); a tag without a name is a 400 (7.2); an
 * attribute needs name, model and type (5.2); an event needs its name, time and person (8). The texts of the refusals of
 * contacts and events are assumed. A company is not tried: its call makes or changes one, and what it refuses is refused
 * before anything else is looked at (7.1).
 */
const requests: Record<WritePermission, { path: string; body: object }> = {
  contacts: { path: '/contacts', body: { email_verified: true } },
  labels: { path: '/tags', body: {} },
  attributes: { path: '/data_attributes', body: {} },
  events: { path: '/events', body: {} },
};

/**
 * Codes that are about the content alone (reference 11). `bad_request` and `client_error` are about a request as such, and
 * may come before the permission is looked at.
 */
const contentCodes = new Set([
  'parameter_invalid',
  'parameter_not_found',
  'parameter_missing',
  'missing_parameter',
  'parameter_not_allowed',
  'type_mismatch',
  'data_invalid',
  'unprocessable_entity',
  'validation_error',
]);

/**
 * Tries whether writing is allowed, without writing. Assumed: Intercom looks at the permission before the content, as is
 * known of no call for certain; hence only a clear answer counts.
 */
export function writeTrials(wire: Wire): Pick<CrmClient, 'tryWriting'> {
  return {
    async tryWriting(permission) {
      try {
        await sendRequest(wire, { method: 'POST', ...requests[permission], answer: anyShape });
        return { outcome: 'unclear', message: 'Intercom did not refuse a request that says nothing.' };
      } catch (error) {
        return evaluate(asCrmError(error));
      }
    },
  };
}

function evaluate(error: CrmError): WriteTrial {
  if (error.attention === 'token_revoked') throw error;
  if (error.attention !== null) return { outcome: 'refused', attention: error.attention, message: error.message };
  const isContent =
    error instanceof IntercomError &&
    (error.status === 400 || error.status === 422) &&
    contentCodes.has(error.code ?? '');
  return isContent ? { outcome: 'allowed' } : { outcome: 'unclear', message: error.message };
}

import type { CrmWorkspace } from '../../integration/provider/crm-provider.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { meShape } from './shapes.ts';

/** Which workspace the token is for (reference 2.3). @throws IntercomError */
export async function readWorkspace(wire: Wire): Promise<CrmWorkspace> {
  const { app } = await sendRequest(wire, { method: 'GET', path: '/me', answer: meShape });
  return {
    externalId: app.id_code,
    name: app.name ?? app.id_code,
    region: (app.region ?? 'US').toUpperCase(),
    timezone: app.timezone ?? 'UTC',
  };
}

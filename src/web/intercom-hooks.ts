import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findConnectionHealth, type ConnectionHealth } from '../integration/connections/connection-health.ts';
import { reportUninstalled } from '../integration/connections/report-attention.ts';
import { unknownWorkspace } from '../integration/inbound/take-notifications.ts';
import { hookPaths } from '../intercom/apps/guide.ts';
import { noteSigned } from '../intercom/apps/note-call.ts';
import { intercomTraits } from '../intercom/traits.ts';
import { readSignedBody } from '../intercom/webhooks/signed-body.ts';
import { takeRawBodies, withRawBody } from './raw-body.ts';
import type { WebContext } from './web-context.ts';

const { name, title } = intercomTraits;

/** What Intercom calls beside notifications: uninstalls and health checks. */
export function registerIntercomHooks(app: FastifyInstance, { intercom, crm, settings }: WebContext): void {
  takeRawBodies(app);

  app.post(hookPaths.uninstall, async (request) => {
    const { signer, body } = await readSignedBody(
      intercom,
      withRawBody(request),
      z.looseObject({ app_id: z.string() }),
    );
    await noteSigned(intercom, 'uninstall', signer, await intercom.recipients.of(name, body.app_id));
    const known = await reportUninstalled(crm, body.app_id, signer);
    if (known === 0) throw unknownWorkspace(title);
    return { ok: true };
  });

  app.post(hookPaths.health, async (request) => {
    const schema = z.looseObject({ workspace_id: z.string() });
    const { signer, body } = await readSignedBody(intercom, withRawBody(request), schema);
    await noteSigned(intercom, 'health', signer, await intercom.recipients.of(name, body.workspace_id));
    const health = await findConnectionHealth(crm, body.workspace_id, signer);
    return healthAnswer(health, settings.publicUrl);
  });
}

/** In the form that Intercom's health checks ask for (reference 2.6). */
function healthAnswer(health: ConnectionHealth, publicUrl: string): Record<string, string> {
  if (health.healthy) return { state: 'OK' };
  const button = { cta_type: 'URL_CTA', cta_label: 'Open Goodword', cta_url: publicUrl };
  return { state: 'UNHEALTHY', message: health.message, ...button };
}

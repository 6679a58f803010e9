import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { findConnectionHealth, type ConnectionHealth } from '../integration/connections/connection-health.ts';
import { reportUninstalled } from '../integration/connections/report-attention.ts';
import { envelopeShape, readNotificationHint } from '../intercom/webhooks/notification.ts';
import { refuse } from '../platform/refusal.ts';
import { providerName } from '../intercom/provider-name.ts';
import { hookPaths } from '../intercom/apps/guide.ts';
import { noteSigned, noteWrongSignature } from '../intercom/apps/note-call.ts';
import { isInScope } from '../integration/connections/app-scope.ts';
import type { RawHandler } from './raw-handler.ts';
import { answerProblem } from './problems.ts';
import {
  headerOf,
  malformed,
  notSigned,
  parseAs,
  parseJson,
  rawBody,
  signedBody,
  signedBodyLimit,
  takeRawBodies,
} from './signed-body.ts';
import type { WebContext } from './web-context.ts';

const path = hookPaths.notifications;

const taken = JSON.stringify({ ok: true });
const takenHeaders = { 'content-type': 'application/json; charset=utf-8', 'content-length': taken.length };

/**
 * What Intercom calls: notifications, uninstalls, health checks. Bodies are taken as raw bytes, because their signature
 * is. No answer is ever 410 or 429: the first ends the subscription, the second slows it down (reference 13.7).
 */
export function registerIntercomHooks(app: FastifyInstance, context: WebContext): void {
  takeRawBodies(app);

  // Intercom probes the address when it is saved (reference 13.1)
  app.get(path, { exposeHeadRoute: true }, async () => ({ ok: true }));
  app.post(path, (request) => takeNotification(context, rawBody(request), headerOf(request, 'x-hub-signature')));

  app.post(hookPaths.uninstall, async (request) => {
    const { signer, body } = await signedBody(context, request, z.looseObject({ app_id: z.string() }));
    const recipients = await context.intake.recipientsOf(providerName, body.app_id);
    await noteSigned(context.intercom, 'uninstall', signer, recipients);
    const known = await reportUninstalled(context.crm, body.app_id, signer);
    if (known === 0) throw unknownWorkspace();
    return { ok: true };
  });

  app.post(hookPaths.health, async (request) => {
    const { signer, body } = await signedBody(context, request, z.looseObject({ workspace_id: z.string() }));
    const recipients = await context.intake.recipientsOf(providerName, body.workspace_id);
    await noteSigned(context.intercom, 'health', signer, recipients);
    const health = await findConnectionHealth(context.crm, body.workspace_id, signer);
    return healthAnswer(health, context.settings.publicUrl);
  });
}

/** Takes notifications of an ordinary size before the framework does. */
export function createNotificationRawHandler(context: WebContext): RawHandler {
  return (request, response) => {
    if (request.method !== 'POST' || request.url !== path || !isOrdinary(request)) return false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      // its last byte came just after it was refused for being slow
      if (response.headersSent) return;
      takeNotification(context, Buffer.concat(chunks), headerOf(request, 'x-hub-signature'))
        .then(
          () => response.writeHead(200, takenHeaders).end(taken),
          (error: Error) => answerProblem(response, error, context.log),
        )
        .catch((error: Error) =>
          context.log.error({ error: error.message, stack: error.stack }, 'webhook response failed'),
        );
    });
    return true;
  };
}

/** A small body with a content-length and no special headers. */
function isOrdinary({ headers }: IncomingMessage): boolean {
  return (
    Number(headers['content-length']) <= signedBodyLimit && !headers.expect && headers['content-type'] !== undefined
  );
}

/** In the form that Intercom's health checks ask for (reference 2.6). */
function healthAnswer(health: ConnectionHealth, publicUrl: string): Record<string, string> {
  if (health.healthy) return { state: 'OK' };
  const button = { cta_type: 'URL_CTA', cta_label: 'Open Goodword', cta_url: publicUrl };
  return { state: 'UNHEALTHY', message: health.message, ...button };
}

/** Verified on its raw bytes, stored, and only then answered. */
async function takeNotification(
  context: WebContext,
  raw: Buffer,
  signature: string | undefined,
): Promise<{ ok: true }> {
  const { intake } = context;
  const { apps } = context.intercom;
  const signer = (await apps.signers()).find(({ check }) => check.isNotificationSigned(raw, signature));
  if (!signer) {
    if (signature) await noteWrongSignature({ ...context.intercom, intake: context.intake }, raw);
    throw notSigned();
  }
  const body = raw.toString('utf8');
  const json = parseJson(body);
  const envelope = parseAs(envelopeShape, json);
  if (envelope.id == null && envelope.topic !== 'ping') throw malformed();
  const recipients = (await intake.recipientsOf(providerName, envelope.app_id)).filter((recipient) =>
    isInScope(signer, recipient),
  );
  if (envelope.id == null || envelope.topic === 'ping') {
    await noteSigned(context.intercom, 'ping', signer, recipients);
    return { ok: true };
  }
  if (recipients.length === 0) throw unknownWorkspace();
  const hint = readNotificationHint(envelope.topic, json);
  const notification = {
    appId: envelope.app_id,
    notificationId: envelope.id,
    topic: envelope.topic,
    body,
    contact: hint && { id: hint.contactId, email: hint.email, isMerge: hint.became === 'merged' },
  };
  const connected = recipients.filter((recipient) => recipient.connected);
  // a disconnected workspace is ignored, yet gets no answer that would end the subscription of others
  if (connected.length > 0) {
    await intake.store(
      connected.map(({ workspaceId, connectionId }) => ({ workspaceId, connectionId, ...notification })),
    );
  }
  return { ok: true };
}

const unknownWorkspace = () => refuse('unknown_workspace', 'This Intercom workspace is not connected here.');

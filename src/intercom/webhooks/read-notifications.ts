import type { IncomingHttpHeaders } from 'node:http';
import type { IncomingRequest, NotificationReading } from '../../integration/provider/notification-hint.ts';
import { noteSigned, noteWrongSignature, type IncomingContext } from '../apps/note-call.ts';
import { intercomTraits } from '../traits.ts';
import { envelopeShape, readNotificationHint } from './notification.ts';
import { parseJson } from './parse-json.ts';

/** A request that Intercom sends to the address of notifications: one notification, or a ping that tries the address. */
export async function readNotifications(
  context: IncomingContext,
  { headers, rawBody }: Pick<IncomingRequest, 'headers' | 'rawBody'>,
): Promise<NotificationReading> {
  const signature = headerOf(headers, 'x-hub-signature');
  const signer = (await context.apps.signers()).find(({ check }) => check.isNotificationSigned(rawBody, signature));
  if (!signer) {
    if (signature) await noteWrongSignature(context, rawBody);
    return { refused: 'not_signed' };
  }
  const body = rawBody.toString('utf8');
  const json = parseJson(body);
  const envelope = envelopeShape.safeParse(json);
  if (!envelope.success) return { refused: 'malformed' };
  const { app_id: workspaceExternalId, id: notificationId, topic } = envelope.data;
  if (topic === 'ping') {
    const recipients = await context.recipients.of(intercomTraits.name, workspaceExternalId);
    await noteSigned(context, 'ping', signer, recipients);
    return { refused: null, scope: signer, notifications: [] };
  }
  if (notificationId == null) return { refused: 'malformed' };
  const hint = readNotificationHint(topic, json);
  return {
    refused: null,
    scope: signer,
    notifications: [{ workspaceExternalId, notificationId, topic, body, hint }],
  };
}

/** A header that came once. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? undefined : value;
}

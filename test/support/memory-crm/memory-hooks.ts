import { createHmac } from 'node:crypto';
import type {
  ContactFate,
  IncomingRequest,
  NotificationHint,
  NotificationReading,
} from '../../../src/integration/provider/notification-hint.ts';
import type { AttributeValue } from '../../../src/qualification/attribute-value.ts';

/** One of many in a request: a change of one property, or what became of a thing. */
export type MemoryNews = {
  account: string;
  eventId: string;
  type: 'contact' | 'deal' | 'company';
  id: string;
  at: number;
  property?: string;
  value?: AttributeValue;
  became?: ContactFate;
  mergedIds?: string[];
  newId?: string;
  /** who made the change; left out where the CRM does not say */
  source?: 'our_app' | 'user';
};

export const memorySecret = 'memory-secret';

/** Signs what stands in the request's line and in its body. */
export const signMemory = (url: string, body: string): string =>
  createHmac('sha256', memorySecret).update(`POST${url}${body}`).digest('base64');

export function readMemoryRequest({ method, url, headers, rawBody }: IncomingRequest): NotificationReading {
  const signed = createHmac('sha256', memorySecret)
    .update(method + url)
    .update(rawBody)
    .digest('base64');
  if (headers['x-memory-signature'] !== signed) return { refused: 'not_signed' };
  const news: unknown = JSON.parse(rawBody.toString('utf8'));
  if (!Array.isArray(news)) return { refused: 'malformed' };
  const notifications = (news as MemoryNews[]).map((one) => {
    const { changed: _changed, contact: _contact, mayLack: _mayLack, ...hint } = hintOf(one);
    const topic = `${one.type}.${one.became ?? 'changed'}`;
    return { workspaceExternalId: one.account, notificationId: one.eventId, topic, body: JSON.stringify(one), hint };
  });
  return { refused: null, scope: { provider: 'memory', workspaceId: null, practice: false }, notifications };
}

export const readMemoryNotification = (body: string): NotificationHint => hintOf(JSON.parse(body) as MemoryNews);

/** It shows no contact, only what changed of one. */
function hintOf(news: MemoryNews): NotificationHint {
  const at = new Date(news.at);
  return {
    about: { object: news.type, id: news.id },
    email: null,
    happenedAt: at,
    became: news.became ?? null,
    mergedFrom: news.mergedIds ?? [],
    survivorId: news.newId ?? null,
    byUs: bySource[news.source ?? ''] ?? 'unknown',
    changed: news.property === undefined ? [] : [{ name: news.property, value: news.value ?? null, at }],
    contact: null,
    mayLack: [],
  };
}

const bySource: Record<string, NotificationHint['byUs']> = { our_app: 'yes', user: 'no' };

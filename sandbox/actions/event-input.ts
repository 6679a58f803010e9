import { type MetadataValue, cleanEventName, metadataKeyLimit } from '../entities/event.ts';
import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { missing, parseSeconds } from './parse-seconds.ts';

type Fields = Record<string, unknown>;

/** An event call, apart from the person. */
export interface EventInput {
  name: string;
  /** Unix seconds. */
  createdAt: number;
  metadata: Record<string, MetadataValue>;
}

/**
 * Checks the body of `POST /events`.
 * @throws IntercomError 400; nothing may be stored then
 */
export function parseEvent(body: Fields): EventInput {
  return {
    name: parseEventName(body['event_name']),
    createdAt: parseSeconds(body['created_at'], 'created_at'),
    metadata: parseMetadata(body['metadata']),
  };
}

/** @assumed 8: A missing or empty event name is refused with 400 parameter_not_found. */
export function parseEventName(value: unknown): string {
  if (value === undefined || value === null || value === '') throw missing('event_name');
  if (typeof value !== 'string') throw invalid('event_name must be a string');
  const name = cleanEventName(value);
  if (name === '') throw missing('event_name');
  if (name.length > 255) throw invalid('event_name is too long (maximum is 255 characters)');
  return name;
}

function parseMetadata(value: unknown): Record<string, MetadataValue> {
  if (value === undefined || value === null) return {};
  if (!isPlainObject(value)) throw invalid('metadata must be an object');
  const kept = Object.entries(value).slice(0, metadataKeyLimit);
  return Object.fromEntries(kept.map(([name, one]) => [name, parseMetadataValue(name, one)]));
}

/**
 * @documented 8: Metadata values are text, numbers, dates, links, rich links (url and value) or money (amount in cents and currency), never nested further.
 * @assumed 8: A metadata value of any other type refuses the whole event with 400.
 */
function parseMetadataValue(name: string, value: unknown): MetadataValue {
  if (typeof value === 'string' || typeof value === 'number') {
    if (name.endsWith('_date') && typeof value !== 'number')
      throw invalid(`metadata ${shown(name)} must be a UNIX timestamp: its name ends in _date`);
    return value;
  }
  if (!isPlainObject(value)) throw invalid(`metadata ${shown(name)} has a type that is not supported`);
  const { url, value: label, amount, currency } = value;
  if (typeof url === 'string' && typeof label === 'string') return { url, value: label };
  if (typeof currency === 'string' && typeof amount === 'number' && Number.isInteger(amount) && amount >= 0)
    return { amount, currency };
  throw invalid(`metadata ${shown(name)} must not be nested, unless it is {url, value} or {amount, currency}`);
}

const shown = (name: string): string => name.slice(0, 100).toWellFormed();

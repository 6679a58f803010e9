import { randomUUID } from 'node:crypto';
import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import {
  type ContactEvents,
  type EventCounter,
  type EventName,
  type TrackedEvent,
  eventNameLimit,
  eventsOf,
  sameEventName,
} from '../entities/event.ts';
import type { Workspace } from '../entities/workspace.ts';
import { invalid, userNotFound } from '../http/intercom-error.ts';
import { presentWebhookEvent } from '../presenters/event.ts';
import { type EventInput, parseEvent, parseEventName } from './event-input.ts';
import { findPerson } from './find-person.ts';
import { parseSeconds } from './parse-seconds.ts';
import { reportItem } from './report-contact.ts';
import { isPlainObject } from '../http/plain-object.ts';

type Fields = Record<string, unknown>;

/**
 * Tracks an event from the body of `POST /events`. A duplicate changes nothing.
 *
 * @documented 8: Leads are found by Intercom id alone; users also by external id and e-mail.
 * @documented 8: An event of an unknown person answers 404 not_found.
 * @throws IntercomError 400 for bad input or the 121st name, 404
 */
export function trackEvent(sandbox: Sandbox, origin: Origin, workspace: Workspace, body: Fields): void {
  const input = parseEvent(body);
  const contact = findPerson(workspace, { id: body['id'], userId: body['user_id'], email: body['email'] });
  // @assumed 8: A contact that was merged away is unknown to events in every version; there is no 410 here.
  if (contact === undefined) throw userNotFound();
  const name = ensureEventName(workspace, input.name);
  const own = eventsOf(workspace.eventsByContact, contact.id);
  if (isDuplicate(own, name, input.createdAt)) return;
  const event = addEvent(workspace, contact.id, { ...input, name });
  sandbox.changed();
  reportItem(sandbox, origin, workspace, 'event.created', presentWebhookEvent(event, contact));
}

/** Stores and counts an event without reporting it. */
export function addEvent(workspace: Workspace, contactId: string, input: EventInput): TrackedEvent {
  const name = knownName(workspace, input.name) ?? newName(workspace, input.name);
  const own = eventsOf(workspace.eventsByContact, contactId);
  const event = newEvent(own, { ...input, name: name.name });
  workspace.eventsByContact[contactId] = {
    events: [...own.events, event],
    counters: withCounter(own.counters, countedOnceMore(own.counters, event)),
  };
  return event;
}

/**
 * Sets counters from the body of `POST /events/summaries`, for one event name or an array of them.
 * @documented 8: A summary sets an event's count and its first and last time; it creates no single events.
 * @assumed 8: event_summaries may be an array; first and last are unix seconds and default to now.
 * @throws IntercomError 400, 404
 */
export function setEventSummaries(sandbox: Sandbox, workspace: Workspace, body: Fields): void {
  const contact = findPerson(workspace, { userId: body['user_id'] });
  if (contact === undefined) throw userNotFound();
  const now = Math.floor(sandbox.clock.now() / 1000);
  const summaries = [body['event_summaries']].flat().map((one) => parseSummary(one, now));
  for (const summary of summaries) {
    const counter = { ...summary, name: ensureEventName(workspace, summary.name) };
    const own = eventsOf(workspace.eventsByContact, contact.id);
    workspace.eventsByContact[contact.id] = { ...own, counters: withCounter(own.counters, counter) };
  }
  sandbox.changed();
}

function parseSummary(summary: unknown, now: number): EventCounter {
  if (!isPlainObject(summary)) throw invalid('event_summaries must be an object');
  const { count, first, last } = summary;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > 2 ** 31 - 1)
    throw invalid('count must be a whole number');
  return {
    name: parseEventName(summary['event_name']),
    count,
    first: parseSeconds(first ?? now, 'first'),
    last: parseSeconds(last ?? now, 'last'),
  };
}

/**
 * The name in the spelling of its first use; a new one is noted.
 * @documented 8: A 121st active event name is refused with an error and not stored; archived names leave room.
 * @assumed 8: A 121st active event name answers 400 parameter_invalid, and tracking an archived name makes it active again.
 */
function ensureEventName(workspace: Workspace, name: string): string {
  const known = knownName(workspace, name);
  if (known !== undefined && !known.archived) return known.name;
  if (workspace.eventNames.filter((one) => !one.archived).length >= eventNameLimit)
    throw invalid(`You have reached the limit of ${eventNameLimit} active events`);
  const used = known ?? newName(workspace, name);
  used.archived = false;
  return used.name;
}

const knownName = (workspace: Workspace, name: string): EventName | undefined =>
  workspace.eventNames.find((one) => sameEventName(one.name, name));

function newName(workspace: Workspace, name: string): EventName {
  const added = { name, archived: false };
  workspace.eventNames.push(added);
  return added;
}

/** @documented 8: Events of one contact with the same name in the same second are one event; the others are accepted and vanish. */
const isDuplicate = (own: ContactEvents, name: string, createdAt: number): boolean =>
  own.events.some((event) => event.createdAt === createdAt && event.name === name);

function newEvent(own: ContactEvents, input: EventInput): TrackedEvent {
  const sameSecond = own.events.filter((event) => event.createdAt === input.createdAt).length;
  return { id: randomUUID(), ...input, atMs: input.createdAt * 1000 + sameSecond };
}

function countedOnceMore(counters: readonly EventCounter[], { name, createdAt }: TrackedEvent): EventCounter {
  const known = counters.find((counter) => counter.name === name);
  return {
    name,
    count: (known?.count ?? 0) + 1,
    first: Math.min(known?.first ?? createdAt, createdAt),
    last: Math.max(known?.last ?? createdAt, createdAt),
  };
}

const withCounter = (counters: readonly EventCounter[], counter: EventCounter): EventCounter[] => [
  ...counters.filter((one) => one.name !== counter.name),
  counter,
];

/** Moves a contact's events to another contact, as a merge does. Duplicates become one. */
export function moveEvents(workspace: Workspace, from: Contact, into: Contact): void {
  const given = eventsOf(workspace.eventsByContact, from.id);
  let own = eventsOf(workspace.eventsByContact, into.id);
  const moved = given.events.filter((event) => !isDuplicate(own, event.name, event.createdAt));
  for (const event of moved) own = { ...own, events: [...own.events, newEvent(own, event)] };
  const counters = given.counters.reduce((all, counter) => withCounter(all, summed(all, counter)), own.counters);
  delete workspace.eventsByContact[from.id];
  if (own.events.length > 0 || counters.length > 0)
    workspace.eventsByContact[into.id] = { events: own.events, counters };
}

function summed(counters: readonly EventCounter[], counter: EventCounter): EventCounter {
  const known = counters.find((one) => one.name === counter.name);
  if (known === undefined) return counter;
  return {
    name: known.name,
    count: known.count + counter.count,
    first: Math.min(known.first, counter.first),
    last: Math.max(known.last, counter.last),
  };
}

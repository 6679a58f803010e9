import { findPerson } from '../actions/find-person.ts';
import type { Contact } from '../entities/contact.ts';
import { type TrackedEvent, eventsOf, listedForSeconds } from '../entities/event.ts';
import type { Workspace } from '../entities/workspace.ts';
import { invalid, userNotFound } from '../http/intercom-error.ts';
import { presentEvent, presentEventOwner, presentEventSummary } from '../presenters/event.ts';

type Query = Record<string, unknown>;

/** @assumed 6.6: A page of events holds 50 by default and 150 at most. */
const perPageByDefault = 50;
const perPageAtMost = 150;

/**
 * `GET /events`: what one person did, newest first, or the counters.
 *
 * @documented 8: Events are listed for one person, named by user_id, email or intercom_user_id; type must be user.
 * @documented 8: The next page of events is the address in pages.next, which carries before in milliseconds.
 * @assumed 8: On the last page of events there is no next; pages.since carries the newest event's moment plus one.
 * @documented 8: Beside the events the list names the person by email, intercom_user_id and user_id.
 * @assumed 8: The list is of type event.list, as its schema says, and not event.summary as in the call's own example.
 * @throws IntercomError 400, 404
 */
export function listEvents(workspace: Workspace, query: Query, baseUrl: string, nowMs: number) {
  if (query['type'] !== 'user') throw invalid('type must be user');
  const { intercom_user_id: id, user_id: userId, email } = query;
  const contact = findPerson(workspace, { id, userId, email });
  if (contact === undefined) throw userNotFound();
  const own = eventsOf(workspace.eventsByContact, contact.id);
  if (query['summary'] === 'true') return presentEventSummary(own, contact);

  const perPage = count(query['per_page'], 'per_page', perPageByDefault);
  const before = count(query['before'], 'before', Number.POSITIVE_INFINITY);
  const since = count(query['since'], 'since', Number.NEGATIVE_INFINITY);
  if (perPage < 1 || perPage > perPageAtMost) throw invalid(`per_page must be between 1 and ${perPageAtMost}`);
  const oldest = Math.floor(nowMs / 1000) - listedForSeconds;
  const found = own.events
    .filter((event) => event.createdAt > oldest && event.atMs < before && event.atMs >= since)
    .toSorted((a, b) => b.atMs - a.atMs);
  const rows = found.slice(0, perPage);
  return {
    type: 'event.list',
    events: rows.map((event) => presentEvent(event, contact)),
    ...presentEventOwner(contact),
    pages: pages(rows, found.length > perPage, perPage, contact, baseUrl),
  };
}

function pages(rows: TrackedEvent[], more: boolean, perPage: number, contact: Contact, baseUrl: string) {
  const first = rows.at(0);
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return {};
  const address = (parameter: Record<string, string>) =>
    `${baseUrl}/events?${new URLSearchParams({ ...parameter, intercom_user_id: contact.id, type: 'user' }).toString()}`;
  return {
    ...(more ? { next: address({ per_page: String(perPage), before: String(last.atMs) }) } : {}),
    since: address({ per_page: String(perPage), since: String(first.atMs + 1) }),
  };
}

function count(value: unknown, label: string, byDefault: number): number {
  if (value === undefined || value === '') return byDefault;
  const number = Number(value);
  if (typeof value !== 'string' || !Number.isSafeInteger(number)) throw invalid(`${label} must be a whole number`);
  return number;
}

import { html } from 'ghtml';
import type { Contact } from '../../entities/contact.ts';
import { type MetadataValue, type TrackedEvent, eventsOf } from '../../entities/event.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { showTime } from '../ui/show.ts';

const shownAtMost = 10;

/** A contact's events on the person page: a count for each name, and the latest with their metadata. */
export function eventsCard(contact: Contact, workspace: Workspace): string {
  const { events, counters } = eventsOf(workspace.eventsByContact, contact.id);
  const latest = events.toSorted((a, b) => b.atMs - a.atMs).slice(0, shownAtMost);
  const counts = counters.map(({ name, count }) => html`<span class="chip">${name} × ${count}</span> `);
  const none = html`<p class="quiet">No events yet. Apps send them with <code>POST /events</code>.</p>`;
  return html`<section class="card">
    <h2>Events</h2>
    !${counters.length === 0 ? none : html`<p>!${counts}</p>`}
    <ul class="plain">
      !${latest.map((event) => item(event, workspace.timezone))}
    </ul>
  </section>`;
}

function item(event: TrackedEvent, timezone: string): string {
  const metadata = Object.entries(event.metadata).map(([name, value]) => `${name}: ${shown(name, value, timezone)}`);
  return html`<li>
    <span class="name">${event.name}</span>
    <span class="quiet small">${showTime(event.createdAt * 1000, timezone)}</span>
    <div class="small">${metadata.join(' · ')}</div>
  </li>`;
}

function shown(name: string, value: MetadataValue, timezone: string): string {
  if (typeof value === 'object')
    return 'url' in value ? `${value.value} (${value.url})` : `${value.amount / 100} ${value.currency.toUpperCase()}`;
  const isTime = name.endsWith('_date') && typeof value === 'number' && value >= 0 && value < 1e11;
  return isTime ? showTime(value * 1000, timezone) : String(value);
}

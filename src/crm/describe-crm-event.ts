import type { RecordedEvent } from '../history/history.ts';
import { valueWords } from './mapping/attribute-words.ts';
import type { AttributeValue } from './provider/crm-contact.ts';

export type EventWords = { title: string; detail: string | null; tone: 'neutral' | 'good' | 'bad' | 'waiting' };

type Describable = Pick<RecordedEvent, 'type' | 'evidence' | 'actor'>;

/** How an event of crm reads in the story of a lead; null for events that say nothing there. */
export function describeCrmEvent(event: Describable): EventWords | null {
  const describe = words[event.type];
  return describe ? describe(event) : null;
}

function text(event: Describable, key: string): string {
  const value = event.evidence[key];
  return typeof value === 'string' ? value : '';
}

const words: Record<string, (event: Describable) => EventWords> = {
  'delivery.sent': (event) => ({ title: 'Sent to Intercom', detail: text(event, 'words'), tone: 'good' }),
  'delivery.skipped': (event) => ({ title: 'Already in Intercom', detail: text(event, 'words'), tone: 'neutral' }),
  'delivery.waiting': (event) => ({
    title: 'Not sent to Intercom yet',
    detail:
      event.evidence['failure'] === 'retry_later' ? `${text(event, 'words')} It is tried again.` : text(event, 'words'),
    tone: 'waiting',
  }),
  'delivery.failed': (event) => ({ title: 'Could not be sent to Intercom', detail: text(event, 'words'), tone: 'bad' }),
  'delivery.retried': (event) => ({
    title: 'Tried again',
    detail: `${event.actor.name} asked for another try.`,
    tone: 'neutral',
  }),
  'contact.linked': (event) => ({
    title: 'Found in Intercom',
    detail:
      event.evidence['known_by'] === 'merged'
        ? 'The contact was merged into this one.'
        : 'A contact has the same e-mail address.',
    tone: 'neutral',
  }),
  'contact.changed': (event) => ({
    title: `${text(event, 'attribute')} changed from ${shown(event, 'old')} to ${shown(event, 'new')}`,
    detail: `On contact ${text(event, 'contact_id')}.`,
    tone: 'neutral',
  }),
  'lead.qualification_declined': (event) => ({
    title: 'Did not qualify',
    detail: text(event, 'sentence'),
    tone: 'neutral',
  }),
};

const shown = (event: Describable, key: string): string => valueWords(event.evidence[key] as AttributeValue);

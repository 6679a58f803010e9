import type { RecordedEvent } from '../../history/history.ts';
import { valueText } from '../../qualification/attribute-text.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';

export type EventText = { title: string; detail: string | null; tone: 'neutral' | 'good' | 'bad' | 'waiting' };

type Describable = Pick<RecordedEvent, 'type' | 'evidence' | 'actor'>;

/**
 * How an event of crm reads in the story of a lead; null for events that say nothing there.
 * @param crm the CRM's name as people say it
 */
export function describeCrmEvent(event: Describable, crm: string): EventText | null {
  const describe = texts[event.type];
  return describe ? describe(event, crm) : null;
}

function text(event: Describable, key: string): string {
  const value = event.evidence[key];
  return typeof value === 'string' ? value : '';
}

const isUndo = (event: Describable): boolean => event.evidence['kind'] === 'undo';

const knownBy: Record<string, string> = {
  merged: 'The contact was merged into this one.',
  imported: 'An import found them there.',
};

const texts: Record<string, (event: Describable, crm: string) => EventText> = {
  'delivery.sent': (event, crm) =>
    isUndo(event)
      ? { title: `Undone in ${crm}`, detail: text(event, 'message'), tone: 'neutral' }
      : { title: `Sent to ${crm}`, detail: text(event, 'message'), tone: 'good' },
  'delivery.skipped': (event, crm) => ({
    title: isUndo(event) ? `Nothing to undo in ${crm}` : `Already in ${crm}`,
    detail: text(event, 'message'),
    tone: 'neutral',
  }),
  'delivery.waiting': (event, crm) => ({
    title: `Not sent to ${crm} yet`,
    detail:
      event.evidence['failure'] === 'retry_later'
        ? `${text(event, 'message')} It is tried again.`
        : text(event, 'message'),
    tone: 'waiting',
  }),
  'delivery.failed': (event, crm) => ({
    title: isUndo(event) ? `Not undone in ${crm}` : `Could not be sent to ${crm}`,
    detail: text(event, 'message'),
    tone: 'bad',
  }),
  'delivery.retried': (event) => ({
    title: 'Tried again',
    detail: `${event.actor.name} asked for another try.`,
    tone: 'neutral',
  }),
  'delivery.undo_asked': (event) => ({
    title: 'Undo asked for',
    detail: `${event.actor.name} asked to restore the earlier values.`,
    tone: 'neutral',
  }),
  'contact.linked': (event, crm) => ({
    title: `Found in ${crm}`,
    detail: knownBy[text(event, 'known_by')] ?? 'A contact has the same e-mail address.',
    tone: 'neutral',
  }),
  'contact.changed': (event, crm) => ({
    ...(event.evidence['first_reading'] === true
      ? { title: `${text(event, 'attribute')} is ${shown(event, 'new')}`, detail: `Read in ${crm} for the first time.` }
      : {
          title: `${text(event, 'attribute')} changed from ${shown(event, 'old')} to ${shown(event, 'new')}`,
          detail: `Changed in ${crm}.`,
        }),
    tone: 'neutral',
  }),
  'contact.state_changed': (event, crm) => ({
    title: stateTitles[text(event, 'state')]?.(crm) ?? `Changed in ${crm}`,
    detail: null,
    tone: 'neutral',
  }),
  'lead.qualification_declined': (event) => ({
    title: 'Did not qualify',
    detail: text(event, 'sentence'),
    tone: 'neutral',
  }),
};

const stateTitles: Record<string, (crm: string) => string> = {
  archived: (crm) => `Archived in ${crm}`,
  active: (crm) => `Back in use in ${crm}`,
  deleted: (crm) => `Deleted in ${crm}`,
};

const shown = (event: Describable, key: string): string => valueText(event.evidence[key] as AttributeValue);

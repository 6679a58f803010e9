import type { Selectable } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { Actor } from '../database/column-types.ts';
import type { Schema } from '../database/tables.d.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { newId } from '../platform/id/id.ts';
import { announcement } from '../live/announce.ts';
import { topicsOfEvent } from './event-topics.ts';
import type { EventType } from './event-types.ts';

export type { Actor };

/** Something that happened, about to be written down. Evidence holds what the decision rested on; no secrets. */
export type NewEvent = {
  type: EventType;
  workspaceId: string;
  campaignId?: string | null;
  referrerId?: string | null;
  leadId?: string | null;
  rewardId?: string | null;
  actor: Actor;
  evidence?: Record<string, unknown>;
  /** the version of the rule or settings it was judged by */
  ruleVersion?: number | null;
};

export type RecordedEvent = Selectable<Schema['events']>;

/** Called inside the transaction that records the event; what it writes is committed with the event or not at all. */
export type Reaction = (trx: Transaction, event: NewEvent) => Promise<void>;

/**
 * The append-only record of what happened. Reactions let one subject follow another without knowing it: rewards are
 * born, and deliveries planned, in the very transaction that changed the lead. They are wired in app.ts only.
 */
export type History = {
  record(trx: Transaction, event: NewEvent): Promise<void>;
  /** The same for many at once: all are written down, then their reactions follow in order. */
  recordMany(trx: Transaction, events: readonly NewEvent[]): Promise<void>;
  on(type: EventType, reaction: Reaction): void;
};

export function createHistory(clock: Clock): History {
  const reactionsByType = new Map<EventType, Reaction[]>();
  const recordMany = async (trx: Transaction, events: readonly NewEvent[]): Promise<void> => {
    if (events.length === 0) return;
    const now = clock.now();
    const rows = events.map((event) => ({
      workspace_id: event.workspaceId,
      event_id: newId(),
      campaign_id: event.campaignId ?? null,
      referrer_id: event.referrerId ?? null,
      lead_id: event.leadId ?? null,
      reward_id: event.rewardId ?? null,
      type: event.type,
      actor: JSON.stringify(event.actor),
      evidence: JSON.stringify(event.evidence ?? {}),
      rule_version: event.ruleVersion ?? null,
      occurred_at: now,
    }));
    // in the same statement: recording is done for every lead and delivery
    await trx
      .with('recorded', (cte) => cte.insertInto('events').values(rows))
      .selectNoFrom(announcementsOf(events))
      .execute();
    for (const event of events) {
      for (const reaction of reactionsByType.get(event.type) ?? []) await reaction(trx, event);
    }
  };
  return {
    on(type, reaction) {
      reactionsByType.set(type, [...(reactionsByType.get(type) ?? []), reaction]);
    },
    record: (trx, event) => recordMany(trx, [event]),
    recordMany,
  };
}

/** One for each workspace, of all that its events change. */
function announcementsOf(events: readonly NewEvent[]) {
  const byWorkspace = Map.groupBy(events, ({ workspaceId }) => workspaceId);
  return [...byWorkspace].flatMap(([workspaceId, ofWorkspace]) => {
    const topics = ofWorkspace.flatMap(topicsOfEvent);
    return topics.length === 0 ? [] : [announcement(workspaceId, topics).as(`to_${workspaceId}`)];
  });
}

/** The story of one lead, oldest first. */
export function listEventsOfLead(db: Database, workspaceId: string, leadId: string): Promise<RecordedEvent[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .orderBy('position')
    .execute();
}

/** What happened in a workspace, newest first, before a position (exclusive). */
export function listEvents(
  db: Database,
  workspaceId: string,
  filter: {
    limit: number;
    before?: number | undefined;
    campaignId?: string | undefined;
    leadId?: string | undefined;
    type?: EventType | undefined;
  },
): Promise<RecordedEvent[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(filter.before !== undefined, (query) => query.where('position', '<', filter.before!))
    .$if(filter.campaignId !== undefined, (query) => query.where('campaign_id', '=', filter.campaignId!))
    .$if(filter.leadId !== undefined, (query) => query.where('lead_id', '=', filter.leadId!))
    .$if(filter.type !== undefined, (query) => query.where('type', '=', filter.type!))
    .orderBy('position', 'desc')
    .limit(filter.limit)
    .execute();
}

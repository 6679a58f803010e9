import { sql, type Selectable } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { Actor } from '../database/column-types.ts';
import type { Schema } from '../database/tables.d.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { withTodaysKeys } from '../platform/text/renamed-keys.ts';
import type { EventType } from './event-types.ts';
import { insertEvents } from './insert-events.sql.ts';

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
  /** the version of the rule or settings that decided it */
  ruleVersion?: number | null;
};

/** Its evidence under today's names, whenever it was recorded. */
export type RecordedEvent = Selectable<Schema['events']>;

/**
 * Called inside the transaction that records the events, with those of its type and of one workspace, in the order in
 * which they happened; what it writes is committed with them or not at all.
 */
export type Reaction = (trx: Transaction, events: readonly NewEvent[]) => Promise<void>;

/**
 * The append-only record of what happened. Reactions let one subject follow another without knowing it: rewards are
 * born, and deliveries planned, in the very transaction that changed the lead. They are wired in app.ts only.
 */
export type History = {
  /**
   * Writes down what happened, by one statement for any number of events, and then calls what reacts to it: type by type in
   * the order in which the types first occur, and for each type its reactions in the order in which they were registered.
   * So each reaction is called once for a workspace, with all its events, and finds what the earlier ones wrote.
   */
  record(trx: Transaction, events: NewEvent | readonly NewEvent[]): Promise<void>;
  on(type: EventType, reaction: Reaction): void;
  /** For events of which hardly ever two are recorded together, such as those of a connection: called for each. */
  onEach(type: EventType, react: (trx: Transaction, event: NewEvent) => Promise<void>): void;
};

export function createHistory(clock: Clock): History {
  const reactionsByType = new Map<EventType, Reaction[]>();
  const on = (type: EventType, reaction: Reaction): void => {
    reactionsByType.set(type, [...(reactionsByType.get(type) ?? []), reaction]);
  };
  return {
    on,
    onEach(type, react) {
      on(type, async (trx, events) => {
        for (const event of events) await react(trx, event);
      });
    },
    async record(trx, oneOrMany) {
      const events = [oneOrMany].flat();
      if (events.length === 0) return;
      await insertEvents(trx, events, clock.now());
      for (const ofType of Map.groupBy(events, ({ type, workspaceId }) => `${type} ${workspaceId}`).values()) {
        for (const reaction of reactionsByType.get(ofType[0]!.type) ?? []) await reaction(trx, ofType);
      }
    },
  };
}

/** The workspace of the events that a reaction gets. */
export function workspaceOf(events: readonly NewEvent[]): string {
  const [first] = events;
  if (!first) throw new Error('A reaction gets at least one event.');
  return first.workspaceId;
}

/** The story of one lead, oldest first. */
export async function listEventsOfLead(db: Database, workspaceId: string, leadId: string): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .orderBy('position')
    .execute();
  return rows.map(withTodaysEvidence);
}

/** The story of one referrer without those of their leads, oldest first. */
export async function listEventsOfReferrer(
  db: Database,
  workspaceId: string,
  referrerId: string,
): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('referrer_id', '=', referrerId)
    .where('lead_id', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map(withTodaysEvidence);
}

/** What happened to a lead that a reward rests on. */
const causesOfRewards: readonly string[] = ['lead.joined', 'lead.qualified', 'lead.unqualified'] satisfies EventType[];

/** The story of one reward, oldest first: what happened to it, and to its lead as far as the reward rests on that. */
export async function listEventsOfReward(
  db: Database,
  workspaceId: string,
  { rewardId, leadId }: { rewardId: string; leadId: string },
): Promise<RecordedEvent[]> {
  const events = await listEventsOfLead(db, workspaceId, leadId);
  return events.filter(({ type, reward_id: ofReward }) => ofReward === rewardId || causesOfRewards.includes(type));
}

/** Events of one type of many leads. */
export async function listEventsOfLeads(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
  type: EventType,
): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .where('type', '=', type)
    .execute();
  return rows.map(withTodaysEvidence);
}

/** What happened in a workspace, newest first, before a position (exclusive). */
export async function listEvents(
  db: Database,
  workspaceId: string,
  filter: {
    limit: number;
    before?: number | undefined;
    campaignId?: string | undefined;
    leadId?: string | undefined;
    type?: EventType | undefined;
    /** types that are left out */
    without?: readonly EventType[];
  },
): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(filter.before !== undefined, (query) => query.where('position', '<', filter.before!))
    .$if(filter.campaignId !== undefined, (query) => query.where('campaign_id', '=', filter.campaignId!))
    .$if(filter.leadId !== undefined, (query) => query.where('lead_id', '=', filter.leadId!))
    .$if(filter.type !== undefined, (query) => query.where('type', '=', filter.type!))
    .$if((filter.without ?? []).length > 0, (query) => query.where('type', 'not in', filter.without!))
    .orderBy('position', 'desc')
    .limit(filter.limit)
    .execute();
  return rows.map(withTodaysEvidence);
}

const withTodaysEvidence = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  evidence: withTodaysKeys(event.evidence),
});

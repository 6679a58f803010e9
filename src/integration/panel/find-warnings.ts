import { Refusal } from '../../platform/refusal.ts';
import type { Database } from '../../database/database.ts';
import { callInteractively } from '../connections/call-interactively.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import { findLastEvent } from '../outbound/find-delivery.ts';
import type { IntegrationSettings, SettingsKey } from '../settings/integration-settings.ts';
import { roomWarning } from './room-warning.ts';

/** Something that is worth knowing before settings are saved, and does not keep them from being saved. */
export type SettingsWarning = { path: string; sentence: string };

/**
 * What the CRM has no room for, so that people will be sent without it: attributes of ours, as counted now; and data
 * events, whose names no CRM lists, by the answer to the last one.
 */
export async function findWarnings(
  context: CrmContext,
  { workspaceId, campaignId, provider }: SettingsKey,
  settings: IntegrationSettings,
): Promise<SettingsWarning[]> {
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  if (connection?.state !== 'Connected') return [];
  const room = settings.action === 'nothing' ? null : await findRoomWarning(context, connection, settings);
  const event = settings.events ? await findEventWarning(context.db, connection) : null;
  return [
    ...(room === null ? [] : [{ path: 'action', sentence: room }]),
    ...(event === null ? [] : [{ path: 'events', sentence: event }]),
  ];
}

/** Null also where the CRM cannot be asked now: that is said beside the problems. */
async function findRoomWarning(
  context: CrmContext,
  connection: Connection,
  { mapping }: IntegrationSettings,
): Promise<string | null> {
  try {
    const room = await callInteractively(context, connection, (client) => client.readRoom());
    const written = mapping.map(({ to }) => to);
    return room && roomWarning(room, written, context.providers.of(connection));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function findEventWarning(db: Database, connection: Connection): Promise<string | null> {
  const last = await findLastEvent(db, connection);
  if (last?.state !== 'Failed' || last.failure !== 'fix_data') return null;
  return `The last data event was refused, and people arrive without them: ${last.outcome ?? ''}`;
}

import type { Settings } from '../../config/settings.ts';
import { attentionSentence } from '../../integration/connections/attention.ts';
import type { Connection } from '../../integration/connections/connection.ts';
import { chooseConnection } from '../../integration/connections/choose-connection.ts';
import { listConnections } from '../../integration/connections/find-connection.ts';
import { isCallFailed, withClient } from '../../integration/connections/with-client.ts';
import { findConnectionActivity } from '../../integration/sync-status/connection-activity.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import { asCrmError } from '../../integration/provider/crm-error.ts';
import type { CrmClient, WritePermission, WriteTrial } from '../../integration/provider/crm-provider.ts';
import { roomWarning } from '../../integration/panel/room-warning.ts';
import type { AppLookup } from './app-lookup.ts';
import { intercomTraits } from '../traits.ts';
import { findFindings, type Finding, type Trial } from './check-findings.ts';
import { findAddressProblem } from './guide.ts';
import type { Signals } from './signals.ts';
import { findApp } from './find-app.ts';

type CheckContext = {
  crm: CrmContext;
  apps: AppLookup;
  signals: Signals;
  settings: Pick<Settings, 'intercom' | 'publicUrl'>;
};

/** Calls that read, and the permission that each of them needs. */
const readings: { key: string; title: string; call: (client: CrmClient) => Promise<unknown> }[] = [
  {
    key: 'read_contacts',
    title: 'Read and list users and companies: contacts',
    call: (client) => client.countContacts({}),
  },
  {
    key: 'read_attributes',
    title: 'Read and list users and companies: attributes',
    call: (client) => client.listAttributes(),
  },
  {
    key: 'read_segments',
    title: 'Read and list users and companies: segments',
    call: (client) => client.listSegments(),
  },
  { key: 'read_tags', title: 'Read tags', call: (client) => client.listLabels() },
];

/** Permissions to write, tried by requests that change nothing. */
const writings: { key: string; title: string; permission: WritePermission }[] = [
  { key: 'write_contacts', title: 'Read and write users', permission: 'contacts' },
  { key: 'write_attributes', title: 'Write data attributes', permission: 'attributes' },
  { key: 'write_tags', title: 'Write tags', permission: 'labels' },
  { key: 'write_events', title: 'Write events', permission: 'events' },
];

/**
 * Checks everything that an app and its connection need, with a finding for each. Calls that change nothing are
 * made; a token that turns out to be dead is recorded on the connection.
 */
export async function checkApp(
  context: CheckContext,
  { workspaceId, practice }: { workspaceId: string; practice: boolean },
): Promise<Finding[]> {
  const { crm, apps, signals, settings } = context;
  const connections = await listConnections(crm.db, workspaceId);
  const ours = connections.filter(({ provider }) => provider === intercomTraits.name);
  const connection = chooseConnection(ours, practice);
  const stored = practice ? null : await findApp(crm.db, workspaceId);
  const { broken, trials, roomProblem } = await tryConnection(crm, connection);
  return findFindings({
    practice,
    way: practice ? 'oauth' : (await apps.waysToConnect(workspaceId)).real,
    region: stored?.region ?? null,
    hasSecret: stored ? stored.client_secret_sealed !== null : settings.intercom?.practice === practice,
    addressProblem: findAddressProblem(settings.publicUrl),
    connection,
    broken,
    seen: connection ? await findConnectionActivity(crm.db, connection) : { notification: null, sentAt: null },
    signals: await signals.list(workspaceId, practice),
    trials,
    ...(roomProblem !== undefined && { roomProblem }),
    now: crm.clock.now(),
  });
}

async function tryConnection(
  crm: CrmContext,
  connection: Connection | null,
): Promise<{ broken: string | null; trials: Trial[]; roomProblem?: string | null }> {
  if (!connection || connection.state === 'Not connected') return { broken: null, trials: [] };
  if (connection.state === 'Needs attention') {
    return { broken: attentionSentence(connection.attention ?? '', intercomTraits.title), trials: [] };
  }
  try {
    return await withClient(crm, connection, { backOff: 'interactive', priority: 'interactive' }, tryAll);
  } catch (error) {
    if (!isCallFailed(error)) throw error;
    return { broken: error.message, trials: [] };
  }
}

async function tryAll(client: CrmClient): Promise<{ broken: null; trials: Trial[]; roomProblem?: string | null }> {
  await client.readWorkspace();
  const read = readings.map(async ({ key, title, call }) => ({ key, title, ...(await tryReading(call(client))) }));
  const written = writings.map(async ({ key, title, permission }) => ({
    key,
    title,
    ...(await client.tryWriting(permission)),
  }));
  const trials = await Promise.all([...read, ...written]);
  const roomProblem = await findRoomProblem(client);
  return { broken: null, trials, ...(roomProblem !== undefined && { roomProblem }) };
}

/** Undefined where the attributes cannot be read: that is a finding of its own. */
async function findRoomProblem(client: CrmClient): Promise<string | null | undefined> {
  try {
    const room = await client.readRoom();
    return room && roomWarning(room, [], intercomTraits);
  } catch (error) {
    asCrmError(error);
    return undefined;
  }
}

async function tryReading(call: Promise<unknown>): Promise<WriteTrial> {
  try {
    await call;
    return { outcome: 'allowed' };
  } catch (error) {
    const { attention, message } = asCrmError(error);
    return attention === null ? { outcome: 'unclear', message } : { outcome: 'refused', attention, message };
  }
}

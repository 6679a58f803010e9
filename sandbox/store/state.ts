import type { TimeSetting } from '../clock.ts';
import { type App, appDefaults } from '../entities/app.ts';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { type Notification, isSettled, keptInFile } from '../entities/notification.ts';
import type { AuthorizationCode, Token } from '../entities/token.ts';
import { type Workspace, newWorkspace } from '../entities/workspace.ts';
import { type Settings, defaultSettings } from '../settings.ts';
import { eventsToJson, notificationsToJson } from './kept-json.ts';
import { type WebhookSwitches, defaultSwitches } from '../webhooks/switches.ts';

/** Everything the practice Intercom remembers. */
export interface State {
  settings: Settings;
  /** The switches that disturb webhooks. */
  webhookSwitches: WebhookSwitches;
  /** In order: `/__sandbox/info` returns tokens of the first app. */
  apps: App[];
  workspaces: Workspace[];
  tokens: Map<string, Token>;
  codes: Map<string, AuthorizationCode>;
  /** The webhook log, oldest first. */
  notifications: Notification[];
  lastRow: number;
  /** How the clock differs from the machine's; null when it does not. */
  time: TimeSetting | null;
}

export const emptyState = (): State => ({
  settings: { ...defaultSettings },
  webhookSwitches: defaultSwitches(),
  apps: [],
  workspaces: [],
  tokens: new Map(),
  codes: new Map(),
  notifications: [],
  lastRow: 0,
  time: null,
});

/** Format names of our files: with the contacts in the file itself, and in a separate file. */
const whole = 'practice-intercom/1';
const withoutContacts = 'practice-intercom/2';

/** The state without contacts as one JSON text. */
export const headToJson = (state: State): string =>
  `${openHead(state, withoutContacts)}${state.workspaces.map((one) => `${openWorkspace(one)}}`).join(',')}]}`;

/** The whole state as one JSON text, in chunks. @param only a single workspace to export, without apps */
export function* stateToJson(state: State, only?: Workspace): Generator<string> {
  yield openHead(only === undefined ? state : { ...emptyState(), settings: state.settings }, whole);
  for (const [index, workspace] of (only === undefined ? state.workspaces : [only]).entries()) {
    yield `${index === 0 ? '' : ','}${openWorkspace(workspace)},"contacts":[`;
    let between = '';
    for (const contact of workspace.contacts.all()) {
      yield between + JSON.stringify(contact);
      between = ',';
    }
    yield ']}';
  }
  yield ']}';
}

function openHead({ workspaces: _workspaces, notifications, ...rest }: State, format: string): string {
  const head = JSON.stringify({
    format,
    ...rest,
    tokens: [...rest.tokens.values()],
    codes: [...rest.codes.values()],
  });
  const kept = notifications.filter((row, at) => at >= notifications.length - keptInFile || !isSettled(row));
  return `${head.slice(0, -1)},"notifications":${notificationsToJson(kept)},"workspaces":[`;
}

function openWorkspace({ contacts: _contacts, mergedInto, eventsByContact, ...rest }: Workspace): string {
  const head = JSON.stringify({ ...rest, mergedInto: [...mergedInto] });
  return `${head.slice(0, -1)},"eventsByContact":${eventsToJson(eventsByContact)}`;
}

type StoredWorkspace = Omit<Workspace, 'contacts' | 'mergedInto'> & {
  /** Absent when they are in a file of their own. */
  contacts?: Contact[];
  mergedInto: [string, string][];
};
type StoredState = Omit<State, 'tokens' | 'codes' | 'workspaces'> & {
  format: string;
  tokens: Token[];
  codes: AuthorizationCode[];
  workspaces: StoredWorkspace[];
};

/** A parsed state; `contactsApart` when its contacts are in a separate file. */
export interface ReadState {
  state: State;
  contactsApart: boolean;
}

/**
 * Reads what {@link headToJson} or {@link stateToJson} wrote, today or in an earlier release.
 * @throws Error when the text has another format
 */
export const jsonToState = (text: string): ReadState => readStored(JSON.parse(text));

/**
 * The same for parsed JSON.
 * @throws Error when it has another format
 */
export function readStored(json: unknown): ReadState {
  // We wrote the file ourselves, so checking its format name is enough.
  const stored = json as StoredState;
  if (stored.format !== whole && stored.format !== withoutContacts)
    throw new Error('not a file of the practice Intercom');
  const { format: _format, ...rest } = stored;
  const state: State = {
    ...emptyState(),
    ...rest,
    settings: { ...defaultSettings, ...rest.settings },
    webhookSwitches: { ...defaultSwitches(), ...rest.webhookSwitches },
    notifications: rest.notifications.map((row) => ({ ...row, dueAt: row.dueAt ?? null, note: row.note ?? null })),
    apps: rest.apps.map((app) => ({ ...appDefaults(), ...app })),
    tokens: new Map(stored.tokens.map((token) => [token.token, { ...token, refusedAs: token.refusedAs ?? null }])),
    codes: new Map(stored.codes.map((code) => [code.code, code])),
    workspaces: stored.workspaces.map(storedToWorkspace),
  };
  return { state, contactsApart: stored.format === withoutContacts };
}

function storedToWorkspace(stored: StoredWorkspace): Workspace {
  const workspace = newWorkspace(stored);
  const { contacts } = workspace;
  for (const contact of stored.contacts ?? []) contacts.put(completeContact(contact), contact.createdAt);
  return { ...workspace, ...stored, contacts, mergedInto: new Map(stored.mergedInto) };
}

/** Contacts of earlier releases lack the fields that came later. */
export const completeContact = (stored: Contact): Contact => ({
  ...emptyContact(stored.id, stored.role, stored.createdAt),
  ...stored,
});

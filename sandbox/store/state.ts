import type { TimeSetting } from '../clock.ts';
import { type App, appDefaults } from '../entities/app.ts';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { type Notification, isSettled, keptInFile } from '../entities/notification.ts';
import type { AuthorizationCode, Token } from '../entities/token.ts';
import { type Workspace, newWorkspace } from '../entities/workspace.ts';
import { type Settings, defaultSettings } from '../settings.ts';
import { type WebhookSwitches, defaultSwitches } from '../webhooks/switches.ts';

/** Everything the practice Intercom remembers. */
export interface State {
  settings: Settings;
  /** How webhooks are made to go wrong. */
  webhookSwitches: WebhookSwitches;
  /** In order: the first app is the one `/__sandbox/info` hands out tokens of. */
  apps: App[];
  workspaces: Workspace[];
  tokens: Map<string, Token>;
  codes: Map<string, AuthorizationCode>;
  /** The webhook log, oldest first. */
  notifications: Notification[];
  lastRow: number;
  /** How the time here departs from the machine's; null when it does not. */
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

const format = 'practice-intercom/1';

/** Contacts never change in place, so each is turned into text once. */
const jsonByContact = new WeakMap<Contact, string>();

function contactToJson(contact: Contact): string {
  let json = jsonByContact.get(contact);
  if (json === undefined) jsonByContact.set(contact, (json = JSON.stringify(contact)));
  return json;
}

/** The state as one JSON text. */
export function stateToJson(state: State): string {
  const { workspaces, ...rest } = state;
  const head = JSON.stringify({
    format,
    ...rest,
    tokens: [...state.tokens.values()],
    codes: [...state.codes.values()],
    notifications: state.notifications.filter(
      (row, at) => at >= state.notifications.length - keptInFile || !isSettled(row),
    ),
  });
  return `${head.slice(0, -1)},"workspaces":[${workspaces.map(workspaceToJson).join(',')}]}`;
}

function workspaceToJson({ contacts, mergedInto, ...rest }: Workspace): string {
  const head = JSON.stringify({ ...rest, mergedInto: [...mergedInto] });
  return `${head.slice(0, -1)},"contacts":[${Array.from(contacts.all(), contactToJson).join(',')}]}`;
}

type StoredWorkspace = Omit<Workspace, 'contacts' | 'mergedInto'> & {
  contacts: Contact[];
  mergedInto: [string, string][];
};
type StoredState = Omit<State, 'tokens' | 'codes' | 'workspaces'> & {
  format: string;
  tokens: Token[];
  codes: AuthorizationCode[];
  workspaces: StoredWorkspace[];
};

/**
 * Reads what {@link stateToJson} wrote.
 * @throws Error when the text is something else
 */
export function jsonToState(text: string): State {
  // We wrote the file ourselves and renamed it whole: the mark is enough of a check.
  const stored = JSON.parse(text) as StoredState;
  if (stored.format !== format) throw new Error('not a file of the practice Intercom');
  const { format: _mark, ...rest } = stored;
  return {
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
}

function storedToWorkspace(stored: StoredWorkspace): Workspace {
  const workspace = newWorkspace(stored);
  const { contacts } = workspace;
  // Files of earlier releases lack the fields that came later.
  for (const contact of stored.contacts)
    contacts.put({ ...emptyContact(contact.id, contact.role, contact.createdAt), ...contact }, contact.createdAt);
  return { ...workspace, ...stored, contacts, mergedInto: new Map(stored.mergedInto) };
}

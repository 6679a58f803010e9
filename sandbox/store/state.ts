import type { App } from '../entities/app.ts';
import type { Contact } from '../entities/contact.ts';
import type { Notification } from '../entities/notification.ts';
import type { AuthorizationCode, Token } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type Settings, defaultSettings } from '../settings.ts';
import { ContactStore } from './contact-store.ts';

/** Everything the practice Intercom remembers. */
export interface State {
  settings: Settings;
  /** In order: the first app is the one `/__sandbox/info` hands out tokens of. */
  apps: App[];
  workspaces: Workspace[];
  tokens: Map<string, Token>;
  codes: Map<string, AuthorizationCode>;
  /** The webhook log, oldest first. */
  notifications: Notification[];
  lastRow: number;
}

export const emptyState = (): State => ({
  settings: { ...defaultSettings },
  apps: [],
  workspaces: [],
  tokens: new Map(),
  codes: new Map(),
  notifications: [],
  lastRow: 0,
});

const format = 'practice-intercom/1';

/** The state as one JSON text. */
export function stateToJson(state: State): string {
  return JSON.stringify({
    format,
    ...state,
    tokens: [...state.tokens.values()],
    codes: [...state.codes.values()],
    workspaces: state.workspaces.map((workspace) => ({
      ...workspace,
      contacts: [...workspace.contacts.all()],
      mergedInto: [...workspace.mergedInto],
    })),
  });
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
    ...rest,
    tokens: new Map(stored.tokens.map((token) => [token.token, token])),
    codes: new Map(stored.codes.map((code) => [code.code, code])),
    workspaces: stored.workspaces.map(storedToWorkspace),
  };
}

function storedToWorkspace(stored: StoredWorkspace): Workspace {
  const contacts = new ContactStore();
  for (const contact of stored.contacts) contacts.put(contact, contact.createdAt);
  return { ...stored, contacts, mergedInto: new Map(stored.mergedInto) };
}

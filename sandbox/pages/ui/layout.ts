import { html } from 'ghtml';
import type { Workspace } from '../../entities/workspace.ts';
import { workspaceSwitcher } from './workspace-switcher.ts';
import { styles } from './styles.ts';

/** The addresses of our own pages; none is an address of the imitated API. */
export const paths = {
  people: '/people',
  newPerson: '/people/new',
  person: (id: string) => `/people/${encodeURIComponent(id)}`,
  companies: '/people/companies',
  newCompany: '/people/companies/new',
  company: (id: string) => `/people/companies/${encodeURIComponent(id)}`,
  conversations: '/chats',
  conversation: (id: string) => `/chats/${id}`,
  segments: '/people/segments',
  newSegment: '/people/segments/new',
  segment: (id: string) => `/people/segments/${id}`,
  eventNames: '/event-names',
  attributes: '/attributes',
  log: '/log',
  notification: (row: number) => `/log/${row}`,
  requests: '/requests',
  request: (row: number) => `/requests/${row}`,
  faults: '/faults',
  clock: '/clock',
  inbox: '/inbox',
  inboxConversation: (id: string) => `/inbox/${encodeURIComponent(id)}`,
  workspaces: '/workspaces',
  workspace: (idCode: string) => `/workspaces/${idCode}`,
  importState: '/import-state',
  apps: '/apps',
  app: (clientId: string) => `/apps/${encodeURIComponent(clientId)}`,
  behaviours: '/behaviours',
  settings: '/settings',
};

const sections = [
  { path: paths.people, title: 'People' },
  { path: paths.companies, title: 'Companies' },
  { path: paths.conversations, title: 'Conversations' },
  { path: paths.segments, title: 'Segments' },
  { path: paths.attributes, title: 'Attributes' },
  { path: paths.eventNames, title: 'Events' },
  { path: paths.inbox, title: 'Inbox' },
  { path: paths.log, title: 'Webhook log' },
  { path: paths.requests, title: 'Requests' },
  { path: paths.faults, title: 'Faults' },
  { path: paths.clock, title: 'Clock' },
  { path: paths.workspaces, title: 'Workspaces' },
  { path: paths.apps, title: 'Apps' },
  { path: paths.settings, title: 'Settings' },
  { path: paths.behaviours, title: 'Behaviours' },
];

/** What a page is made of. `body` is finished HTML. */
export interface Page {
  title: string;
  /** The section to mark as current; null leaves the navigation out. */
  section: string | null;
  body: string;
  narrow?: boolean;
}

/**
 * A whole document. Every page says at the top that this is not the real Intercom.
 * @param workspace the one that is shown
 * @param all the workspaces that the reader can switch to
 */
export function layout(page: Page, workspace: Workspace, all: readonly Workspace[]): string {
  const nav = sections.map(
    ({ path, title }) => html`<a href="${path}" !${path === page.section ? 'aria-current="page"' : ''}>${title}</a>`,
  );
  const navigation = html`<nav aria-label="Practice Intercom">!${nav}</nav>
    !${workspaceSwitcher(workspace, all, page.section ?? paths.people)}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Practice Intercom</title>
        <link rel="icon" href="data:," />
        <style>
          !${styles}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <aside class="notice" aria-label="About this site">
          This is a practice Intercom for trying things out. Nothing here reaches the real Intercom, also where an app
          uses both.
        </aside>
        <header class="top">
          <a class="brand" href="${paths.people}">Practice Intercom</a>
          !${page.section === null ? '' : navigation}
        </header>
        <main id="main" !${page.narrow === true ? 'class="narrow"' : ''}>!${page.body}</main>
      </body>
    </html>`;
}

/** A message above the content: what was done, or why not. */
export const message = (kind: 'good' | 'bad', text: string): string =>
  html`<p class="message ${kind}" role="${kind === 'good' ? 'status' : 'alert'}">${text}</p>`;

/** A permission by its label in the Developer Hub (Intercom docs: OAuth scopes). */
type Permission = { label: string; why: string; optional: boolean };

/** A line of Intercom's authorization page, and the permissions behind it. */
export type PermissionGroup = { title: string; explanation: string; permissions: readonly Permission[] };

const needed = (label: string, why: string): Permission => ({ label, why, optional: false });
const optional = (label: string, why: string): Permission => ({ label, why, optional: true });

/**
 * What Goodword asks for: the one list behind the modal of Connect, the guide and the README, in the words of Intercom's
 * authorization page. The practice Intercom shows the same, which a test compares.
 */
export const permissionGroups: readonly PermissionGroup[] = [
  {
    title: 'People',
    explanation: 'View and manage users and leads',
    permissions: [
      needed('Read and list users and companies', 'finds contacts, lists attributes, segments'),
      needed('Read and write users', 'creates and updates contacts'),
    ],
  },
  {
    title: 'Companies',
    explanation: 'View and manage companies',
    permissions: [optional('Write users and companies', 'keeps the company that a lead gave')],
  },
  {
    title: 'Tags',
    explanation: 'View and manage people, company, and conversation tags',
    permissions: [optional('Read tags', 'imports by tag'), optional('Write tags', 'tags referred contacts')],
  },
  {
    title: 'Workspace counts',
    explanation: 'View numerical counts of your workspace data',
    permissions: [optional('Read counts', 'counts contacts; nothing is missing without it')],
  },
  {
    title: 'Data attributes',
    explanation: 'Manage your customer and company attributes',
    permissions: [needed('Write data attributes', 'creates attributes that are missing')],
  },
  {
    title: 'Events',
    explanation: 'View and record what people did',
    permissions: [optional('Write events', 'tracks referral-joined and other events, if you switch them on')],
  },
];

/** What Intercom's authorization page names besides, once the app has the panel in the Inbox: Canvas Kit ticks it. */
export const inboxPermissionGroups: readonly Omit<PermissionGroup, 'permissions'>[] = [
  { title: 'Conversations', explanation: 'View and manage conversations' },
  { title: 'Teammates', explanation: 'View and manage your teammates' },
  { title: 'Workspace', explanation: 'View your workspace and its apps' },
];

/** What is ticked in the Developer Hub. Read one admin has no line on the authorization page. */
export const permissions: readonly Permission[] = [
  ...permissionGroups.flatMap((group) => group.permissions),
  needed('Read one admin', 'identifies the connected workspace'),
];

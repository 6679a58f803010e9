/**
 * Every permission by the name in which a 403 quotes it, with its label in the Developer Hub.
 *
 * @documented 2.5: The permissions of an app carry the labels of the Developer Hub, in two groups.
 * @assumed 2.5: Apart from read_conversations and the articles' one, the names that a 403 quotes are the labels joined by underscores.
 */
const people = {
  read_list_users_companies: 'Read and list users and companies',
  read_write_users: 'Read and write users',
  write_users_companies: 'Write users and companies',
  read_one_user_company: 'Read one user and one company',
  read_tags: 'Read tags',
  write_tags: 'Write tags',
  read_conversations: 'Read conversations',
  write_conversations: 'Write conversations',
  delete_conversations_and_metrics: 'Delete conversations and metrics',
  read_events: 'Read events',
  write_events: 'Write events',
  read_counts: 'Read counts',
  write_data_attributes: 'Write data attributes',
  export_message_data: 'Export message data',
  export_content_data: 'Export content data',
  read_content_data: 'Read content data',
  read_tickets: 'Read tickets',
  write_tickets: 'Write tickets',
  read_write_custom_object_instances: 'Read and write custom object instances',
  read_status_of_jobs: 'Read status of jobs',
};

const workspace = {
  read_admins: 'Read admins',
  read_one_admin: 'Read one admin',
  update_admins: 'Update admins',
  read_admin_activity_logs: 'Read admin activity logs',
  gather_app_data: 'Gather App data',
  read_articles: 'Read articles',
  read_write_articles_scope: 'Read and write articles',
};

/** A permission, in the form in which Intercom's 403 text quotes it. */
export type Scope = keyof typeof people | keyof typeof workspace;

/** Developer Hub label of each permission. */
export const scopeLabels: Record<Scope, string> = { ...people, ...workspace };

// Object.keys loses the key type of this closed literal.
const names = (labels: object) => Object.keys(labels) as Scope[];

/** The checklist of an app's permissions as the Developer Hub groups it. */
export const scopeSections: { title: string; scopes: Scope[] }[] = [
  { title: 'People & conversation data', scopes: names(people) },
  { title: 'Workspace data', scopes: names(workspace) },
];

/** Everything; carried by the token of `/__sandbox/info`. */
export const allScopes: Scope[] = names(scopeLabels);

/** @documented 2.5: Using the Canvas Kit selects these four permissions automatically. */
export const canvasKitScopes: Scope[] = [
  'read_list_users_companies',
  'read_conversations',
  'read_admins',
  'gather_app_data',
];

/** One line of the consent screen, and the permissions behind it. */
export interface PermissionGroup {
  title: string;
  explanation: string;
  scopes: Scope[];
}

/** Consent lines of the default permissions: as users of referral tools know them, and events. */
export const defaultGroups: PermissionGroup[] = [
  {
    title: 'People',
    explanation: 'View and manage users and leads',
    scopes: ['read_list_users_companies', 'read_write_users', 'read_one_user_company'],
  },
  { title: 'Companies', explanation: 'View and manage companies', scopes: ['write_users_companies'] },
  {
    title: 'Tags',
    explanation: 'View and manage people, company, and conversation tags',
    scopes: ['read_tags', 'write_tags'],
  },
  {
    title: 'Workspace counts',
    explanation: 'View numerical counts of your workspace data',
    scopes: ['read_counts'],
  },
  {
    title: 'Data attributes',
    explanation: 'Manage your customer and company attributes',
    scopes: ['write_data_attributes'],
  },
  { title: 'Events', explanation: 'View and record what people did', scopes: ['read_events', 'write_events'] },
];

/**
 * Every line that the consent screen can have.
 *
 * @documented 2.5: The consent screen shows permissions in groups, not one by one.
 * @assumed 2.5: Read one admin has no line: every app that calls /me has it, and published consent screens do not name it.
 * @assumed 2.5: The wording of the consent screen's groups beyond people, companies, tags, counts and attributes.
 */
export const permissionGroups: PermissionGroup[] = [
  ...defaultGroups,
  {
    title: 'Conversations',
    explanation: 'View and manage conversations',
    scopes: ['read_conversations', 'write_conversations', 'delete_conversations_and_metrics'],
  },
  { title: 'Tickets', explanation: 'View and manage tickets', scopes: ['read_tickets', 'write_tickets'] },
  {
    title: 'Content and exports',
    explanation: 'View content, exports, jobs and custom objects',
    scopes: [
      'export_message_data',
      'export_content_data',
      'read_content_data',
      'read_write_custom_object_instances',
      'read_status_of_jobs',
      'read_articles',
      'read_write_articles_scope',
    ],
  },
  {
    title: 'Teammates',
    explanation: 'View and manage your teammates',
    scopes: ['read_admins', 'update_admins', 'read_admin_activity_logs'],
  },
  { title: 'Workspace', explanation: 'View your workspace and its apps', scopes: ['gather_app_data'] },
];

/** The default permissions of an app. */
export const defaultScopes: Scope[] = defaultGroups.flatMap((group) => group.scopes);

/** Permission names in the form in which Intercom's 403 text quotes them. */
export type Scope =
  | 'read_list_users_companies'
  | 'read_write_users'
  | 'write_users_companies'
  | 'read_one_user_company'
  | 'read_tags'
  | 'write_tags'
  | 'read_counts'
  | 'write_data_attributes'
  | 'read_admins'
  | 'read_one_admin';

/** One line of the consent screen, and the permissions behind it. */
export interface PermissionGroup {
  title: string;
  explanation: string;
  scopes: Scope[];
}

/** The five groups of the consent screen, in the words users of referral tools know from it (reference 2.5). */
export const permissionGroups: PermissionGroup[] = [
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
];

/** What an app asks for unless told otherwise: the five groups. */
export const defaultScopes: Scope[] = permissionGroups.flatMap((group) => group.scopes);

/** Everything; carried by the token of `/__sandbox/info`. */
export const allScopes: Scope[] = [...defaultScopes, 'read_admins', 'read_one_admin'];

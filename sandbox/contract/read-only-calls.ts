/** A call that changes nothing. */
export interface ReadOnlyCall {
  method: 'GET' | 'POST';
  /** `{contact}`, `{company}` and `{conversation}` are replaced by the first one of the workspace. */
  path: string;
  body?: object;
}

/** Finds the first one of each kind, once per workspace. */
export const firsts = {
  contact: { method: 'GET', path: '/contacts?per_page=1' },
  company: { method: 'GET', path: '/companies?per_page=1' },
  conversation: { method: 'GET', path: '/conversations?per_page=1' },
} as const;

const get = (path: string): ReadOnlyCall => ({ method: 'GET', path });
const search = (subject: string, query: object): ReadOnlyCall => ({
  method: 'POST',
  path: `/${subject}/search`,
  body: { query, pagination: { per_page: 2 } },
});

/** The calls made to a real and a practice workspace: reads and searches only, including failing ones. */
export const readOnlyCalls: ReadOnlyCall[] = [
  get('/me'),
  get('/admins'),
  get('/admins/1'),
  get('/teams'),
  get('/contacts'),
  get('/contacts?per_page=2'),
  get('/contacts?per_page=2&starting_after=nonsense'),
  search('contacts', { field: 'role', operator: '=', value: 'user' }),
  search('contacts', { field: 'no_such_field', operator: '=', value: '1' }),
  search('contacts', { field: 'created_at', operator: '>=', value: 1_700_000_000 }),
  get('/contacts/{contact}'),
  get('/contacts/000000000000000000000000'),
  get('/contacts/find_by_external_id/no-such-id'),
  get('/contacts/{contact}/tags'),
  get('/contacts/{contact}/notes'),
  get('/contacts/{contact}/companies'),
  get('/contacts/{contact}/segments'),
  get('/contacts/{contact}/subscriptions'),
  get('/events?type=user&intercom_user_id={contact}'),
  get('/events?type=user&intercom_user_id={contact}&summary=true'),
  get('/data_attributes?model=contact&include_archived=true'),
  get('/data_attributes?model=company'),
  get('/companies?per_page=2'),
  get('/companies/{company}'),
  get('/companies/{company}/contacts'),
  get('/companies/000000000000000000000000'),
  get('/tags'),
  get('/tags/0'),
  get('/segments?include_count=true'),
  get('/subscription_types'),
  get('/conversations?per_page=2'),
  search('conversations', { field: 'created_at', operator: '>', value: 1_700_000_000 }),
  get('/conversations/{conversation}'),
  get('/conversations/0'),
  get('/counts'),
  get('/no_such_resource'),
];

/** A contact as the practice Intercom shows it, as far as it is read here. */
export type Shown = {
  id: string;
  email: string | null;
  external_id: string | null;
  name: string | null;
  role: string;
  custom_attributes: Record<string, unknown>;
  updated_at: number;
};

/** One kind of search, asked over and over with other values, so that no answer is the one just given. */
export type Question = {
  kind: string;
  /** @param about a contact who is among those found */
  search(about: Shown): { query: unknown; sort?: unknown };
  /** the test that a bare scan applies to each contact, to compare with */
  bare(about: Shown): (one: Shown) => boolean;
};

/** The attribute by which people are looked for. */
export const attribute = 'Seats';

const daySeconds = 86_400;
const filter = (field: string, operator: string, value: unknown) => ({ field, operator, value });
const both = (...value: unknown[]) => ({ operator: 'AND', value });
/** Matches all contacts but one, and is new each time. */
const another = ({ id }: Shown) => filter('id', '!=', `${id}-${performance.now()}`);
const lastName = ({ name }: Shown): string => name?.split(' ')[1]?.toLowerCase() ?? '-';

/** The searches that integrations make most. */
export const questions: Question[] = [
  {
    kind: 'email',
    search: ({ email }) => ({ query: filter('email', '=', email) }),
    bare: (about) => (one) => one.email === about.email,
  },
  {
    kind: 'external_id',
    search: (about) => ({ query: filter('external_id', '=', about.external_id) }),
    bare: (about) => (one) => one.external_id === about.external_id,
  },
  {
    kind: 'custom_attribute',
    search: (about) => ({
      query: both(filter(`custom_attributes.${attribute}`, '=', about.custom_attributes[attribute]), another(about)),
    }),
    bare: (about) => (one) => one.custom_attributes[attribute] === about.custom_attributes[attribute],
  },
  {
    kind: 'role_and_updated_since_yesterday',
    search: (about) => ({
      query: both(filter('role', '=', 'user'), filter('updated_at', '>', yesterday()), another(about)),
      sort: { field: 'updated_at', order: 'ascending' },
    }),
    bare: () => (one) => one.role === 'user' && one.updated_at > yesterday(),
  },
  {
    kind: 'name_contains',
    search: (about) => ({ query: both(filter('name', '~', lastName(about)), another(about)) }),
    bare: (about) => {
      const part = lastName(about);
      return (one) => one.name?.toLowerCase().includes(part) === true;
    },
  },
  {
    kind: 'everyone_by_name',
    search: (about) => ({
      query: both(filter('role', '=', 'user'), another(about)),
      sort: { field: 'name', order: 'ascending' },
    }),
    bare: () => (one) => one.role === 'user',
  },
];

const yesterday = (): number => Math.floor(Date.now() / 1000) - daySeconds;

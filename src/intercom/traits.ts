import type { CrmTraits } from '../integration/provider/capabilities.ts';

/** Attributes that Intercom fills on every contact. */
const ownLife = new Set(['role', 'external_id', 'created_at', 'email', 'email_domain', 'workspace_id', 'type']);

/** Standard attributes that a team may have a custom one beside, in words. */
const standardNames = new Set(['email', 'phone', 'name', 'avatar', 'role', 'owner id', 'external id', 'signed up at']);

function standardText(fullName: string): string {
  const text = fullName.replace(/^location\./, '').replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What Intercom can do and how it calls its things; numbers in brackets are sections of the reference. */
export const intercomTraits: CrmTraits = {
  name: 'intercom',
  title: 'Intercom',
  capabilities: {
    kinds: ['lead', 'user'],
    labels: true,
    segments: 'in_query',
    companies: true,
    events: true,
    conversations: true,
    attributeTypes: ['string', 'integer', 'float', 'boolean', 'instant', 'options'],
    limits: {
      // the largest page (6.1)
      page: 150,
      ids: 150,
      conditions: 15,
      // longer texts are refused (5.1)
      text: 255,
      attributeName: 190,
    },
    // a second user of an address is refused, leads share it (4.4)
    emailIsUnique: 'of_users',
    emailLookupIsCurrent: false,
    // a new contact may be missing from searches for minutes; 80 seconds were measured (6.5)
    searchLagMs: 3 * 60_000,
    canRestore: true,
    changes: 'pushed',
    tokenLifeSeconds: null,
    budgets: {
      // counted in slices of ten seconds; the smallest limit that is usual is 500 a minute, a public app has 10,000 (12)
      calls: { sliceMs: 10_000, startWith: 80, perMinute: 10_000 },
    },
  },
  words: { contact: 'contact', kinds: { lead: 'lead', user: 'user' }, label: 'tag', segment: 'segment' },
  nameAttribute: 'name',
  attributeName: (own) => `custom_attributes.${own}`,
  attributeText(fullName) {
    if (!fullName.startsWith('custom_attributes.')) return standardText(fullName);
    const name = fullName.slice('custom_attributes.'.length);
    return standardNames.has(name.toLowerCase().replaceAll('_', ' ')) ? `${name} (custom)` : name;
  },
  isOwnLife: (fullName) => ownLife.has(fullName) || fullName.startsWith('location.'),
  optOutAttributes: {
    unsubscribed: 'unsubscribed_from_emails',
    hard_bounced: 'has_hard_bounced',
    spam: 'marked_email_as_spam',
  },
  isContactId: (text) => /^[0-9a-f]{24}$/i.test(text),
};

import type { CrmTraits } from '../../../src/integration/provider/capabilities.ts';

/** A CRM that differs from Intercom in whatever a provider declares: it takes the other value of each capability. */
export const memoryTraits: CrmTraits = {
  name: 'memory',
  title: 'Memory CRM',
  capabilities: {
    kinds: [],
    labels: true,
    segments: 'listed',
    companies: true,
    events: true,
    conversations: false,
    attributeTypes: ['string', 'float', 'boolean', 'day', 'instant', 'options', 'options_many'],
    limits: { page: 20, ids: 10, conditions: 18, text: 65_536, attributeName: 100 },
    emailIsUnique: 'always',
    emailLookupIsCurrent: true,
    searchLagMs: 1_000,
    canRestore: false,
    changes: 'pushed',
    tokenLifeSeconds: 30 * 60,
    budgets: {
      burst: { sliceMs: 10_000, startWith: 1_000, perMinute: 6_000 },
      search: { sliceMs: 1_000, startWith: 100, perMinute: 300 },
    },
  },
  words: { contact: 'contact', kinds: {}, label: 'label', segment: 'list' },
  attributeName: (own) => own,
  attributeText: (fullName) => fullName,
  isOwnLife: (fullName) => fullName.startsWith('system_'),
  optOutAttributes: { unsubscribed: 'opted_out' },
  isContactId: (text) => /^m\d+$/.test(text),
};

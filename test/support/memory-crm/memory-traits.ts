import type { CrmTraits } from '../../../src/integration/provider/capabilities.ts';

/** A CRM that differs from Intercom in whatever a provider declares: it takes the other value of each capability. */
export const memoryTraits: CrmTraits = {
  name: 'memory',
  title: 'Memory CRM',
  capabilities: {
    kinds: [],
    labels: 'multi_select',
    segmentInQuery: false,
    companies: true,
    events: 'defined',
    conversations: false,
    attributeTypes: ['string', 'float', 'boolean', 'day', 'instant', 'options', 'options_many'],
    limits: { page: 20, ids: 10, results: 10_000, conditions: 18, text: 65_536, attributeName: 100 },
    emailIsUnique: 'always',
    emailLookupIsCurrent: true,
    ownIdUnique: true,
    searchLagMs: 1_000,
    batchSize: 100,
    canRestore: false,
    mergeId: 'new',
    changes: 'push_named',
    history: true,
    tokenLifeSeconds: 30 * 60,
    card: 'react',
    budgets: {
      burst: { sliceMs: 10_000, startWith: 1_000, perMinute: 6_000 },
      search: { sliceMs: 1_000, startWith: 100, perMinute: 300 },
    },
  },
  words: { contact: 'contact', kinds: {}, label: 'label', segment: 'list' },
  attributeName: (own) => own,
  attributeText: (fullName) => fullName,
  isOwnLife: (fullName) => fullName.startsWith('system_'),
  isContactId: (text) => /^m\d+$/.test(text),
};

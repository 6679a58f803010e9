const base = ['history', 'live', 'database', 'platform'];
const subjects = ['rewards', 'qualification', 'leads', 'referrers', 'links', 'campaigns', 'notify', 'team'];
/** The modules of integration, lowest first: each may import those before it. */
const integrationModules = [
  'provider',
  'connections',
  'settings',
  'contacts',
  'outbound',
  'explain',
  'inbound',
  'panel',
  'reconcile',
  'bulk-operations',
  'sync-status',
  'contact-card',
].map((name) => `integration/${name}`);

/**
 * The modules of src and what each may import beside itself, type imports included. Every list names only modules that
 * stand above its own row, so that no cycle is possible. `integration` stands for the files directly in it,
 * which wire its modules. Only intercom and app.ts know Intercom; nothing below web knows the web.
 */
export const mayImport: Record<string, readonly string[]> = {
  config: [],
  database: [],
  platform: ['database'],
  live: ['database', 'platform'],
  history: ['live', 'database', 'platform'],
  campaigns: base,
  links: ['campaigns', ...base],
  referrers: ['links', 'campaigns', ...base],
  leads: ['referrers', 'links', 'campaigns', ...base],
  qualification: ['leads', 'referrers', 'links', 'campaigns', ...base],
  rewards: ['qualification', 'leads', 'referrers', 'links', 'campaigns', ...base],
  team: base,
  // the mails to referrers are written here
  notify: ['team', 'referrers', 'links', 'campaigns', ...base],
  reporting: ['database', 'platform'],
  ...Object.fromEntries(
    integrationModules.map((module, index) => [module, [...integrationModules.slice(0, index), ...subjects, ...base]]),
  ),
  integration: [...integrationModules, ...subjects, ...base],
  imports: ['integration', ...integrationModules, ...subjects, ...base],
  // what is done to a person is done in every module that knows them
  people: ['imports', 'integration', ...integrationModules, ...subjects, ...base],
  intercom: ['integration', ...integrationModules, 'qualification', 'config', ...base],
  onboarding: ['integration', ...integrationModules, 'reporting', ...subjects, ...base],
  web: [
    'onboarding',
    'intercom',
    'people',
    'imports',
    'integration',
    ...integrationModules,
    'reporting',
    ...subjects,
    'config',
    ...base,
  ],
};

/** The files directly in integration/. */
export const wiring = ['wire-integration'];

const modules = Object.keys(mayImport);
const outside = ['sandbox', 'admin', 'test', 'bench', 'deploy'];

type Boundary = {
  files: string[];
  rules: { 'no-restricted-imports': ['error', { patterns: { regex: string; message: string }[] }] };
};

/** How a file of `from` writes the beginning of a path into one of the modules. */
function pathInto(from: string, modules: readonly string[]): string {
  const names = modules.map((to) => {
    if (to === 'integration') return `(integration/)?(${wiring.join('|')})\\.ts$`;
    const isSibling = from.startsWith('integration') && to.startsWith('integration/');
    return isSibling ? `(integration/)?${to.slice('integration/'.length)}/` : `${to}/`;
  });
  return `^(\\.\\.?/)+(${names.join('|')})`;
}

/** The rules of the table, one override for each module. */
export const boundaries: Boundary[] = Object.entries(mayImport).map(([module, allowed]) => {
  const others = modules.filter((other) => other !== module);
  const refused = [...others, ...outside].filter((other) => !allowed.includes(other));
  return {
    files: [module === 'integration' ? 'src/integration/*.ts' : `src/${module}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: pathInto(module, refused),
              message: `src/${module} may import only ${[...allowed, 'itself'].join(', ')}: see the table in oxlint.config.ts and ARCHITECTURE.md.`,
            },
            {
              regex: `${pathInto(module, others)}([a-z-]+/)*[a-z-]+(-store|\\.sql)\\.ts$`,
              message:
                'A store is imported only from its own module: call a use case or a query (find-….ts) of that module.',
            },
          ],
        },
      ],
    },
  };
});

import { defineConfig } from 'oxlint';

const base = ['history', 'database', 'platform'];
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
 * stand above its own row, so that no circle can be written down. `integration` stands for the files directly in it,
 * which wire its modules. Only intercom and app.ts know Intercom; nothing below web knows the web.
 */
export const mayImport: Record<string, readonly string[]> = {
  config: [],
  database: [],
  platform: ['database'],
  history: ['database', 'platform'],
  campaigns: base,
  links: ['campaigns', ...base],
  referrers: ['links', 'campaigns', ...base],
  leads: ['referrers', 'links', 'campaigns', ...base],
  qualification: ['leads', 'referrers', 'links', 'campaigns', ...base],
  rewards: ['qualification', 'leads', 'referrers', 'links', 'campaigns', ...base],
  team: base,
  notify: ['team', ...base],
  reporting: ['database', 'platform'],
  ...Object.fromEntries(
    integrationModules.map((module, index) => [module, [...integrationModules.slice(0, index), ...subjects, ...base]]),
  ),
  integration: [...integrationModules, ...subjects, ...base],
  imports: ['integration', ...integrationModules, ...subjects, ...base],
  intercom: ['integration', ...integrationModules, 'qualification', 'config', ...base],
  onboarding: ['integration', ...integrationModules, 'reporting', ...subjects, ...base],
  web: [
    'onboarding',
    'intercom',
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
const outside = ['sandbox', 'admin', 'test', 'bench'];

/** How a file of `from` writes the beginning of a path into one of the modules. */
function pathInto(from: string, modules: readonly string[]): string {
  const names = modules.map((to) => {
    if (to === 'integration') return `(integration/)?(${wiring.join('|')})\\.ts$`;
    const isSibling = from.startsWith('integration') && to.startsWith('integration/');
    return isSibling ? `(integration/)?${to.slice('integration/'.length)}/` : `${to}/`;
  });
  return `^(\\.\\.?/)+(${names.join('|')})`;
}

const boundaries = modules.map((module) => {
  const others = modules.filter((other) => other !== module);
  const refused = [...others, ...outside].filter((other) => !mayImport[module].includes(other));
  const withOwnStores = others.filter((other) => !integrationModules.includes(other) && other !== 'integration');
  return {
    files: [module === 'integration' ? 'src/integration/*.ts' : `src/${module}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: pathInto(module, refused),
              message: `src/${module} may import only ${[...mayImport[module], 'itself'].join(', ')}: see the table in oxlint.config.ts and ARCHITECTURE.md.`,
            },
            {
              regex: `${pathInto(module, withOwnStores)}([a-z-]+/)*[a-z-]+-store\\.ts$`,
              message: 'A store is imported only from its own module: call a use case of that module instead.',
            },
          ],
        },
      ],
    },
  };
});

const alone = (folder: string) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: '^(\\.\\./)+(src|sandbox|admin|bench)/',
            message: `${folder} stands alone: it knows Goodword only over HTTP.`,
          },
        ],
      },
    ],
  },
});

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['dist/**', 'admin/api/schema.d.ts'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 400 }],
    // Fastify awaits its handlers; the rule means Express
    'oxc/no-async-endpoint-handlers': 'off',
    // pg is CommonJS: its named exports are not there at run time
    'import/no-named-as-default-member': 'off',
    // our objects are closures without `this`
    'typescript/unbound-method': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'react/react-in-jsx-scope': 'off',
    // what must follow one another is awaited in a loop on purpose
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    'import/no-unassigned-import': 'off',
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides: [
    ...boundaries,
    alone('sandbox'),
    alone('admin'),
    {
      // tests start the whole product, and look into answers whose form is what they check
      files: ['**/*.test.ts', 'test/**/*.ts'],
      rules: { 'no-restricted-imports': 'off', 'typescript/no-explicit-any': 'off' },
    },
  ],
});

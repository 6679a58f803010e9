import { defineConfig } from 'oxlint';

/**
 * Which folder of src may import which others; its own is always allowed. Subjects know platform and the subjects
 * below them; nobody below web knows the web; only intercom and app.ts know Intercom. The sandbox stands alone.
 */
const mayImport: Record<string, string[]> = {
  platform: [],
  config: [],
  history: ['platform'],
  campaigns: ['history', 'platform'],
  links: ['campaigns', 'history', 'platform'],
  referrers: ['links', 'campaigns', 'history', 'platform'],
  leads: ['links', 'referrers', 'campaigns', 'history', 'platform'],
  rewards: ['leads', 'links', 'referrers', 'campaigns', 'history', 'platform'],
  reporting: ['platform'],
  team: ['history', 'platform'],
  crm: ['rewards', 'leads', 'links', 'referrers', 'campaigns', 'team', 'history', 'platform'],
  intercom: ['crm', 'config', 'history', 'platform'],
  onboarding: ['crm', 'reporting', 'rewards', 'leads', 'links', 'referrers', 'campaigns', 'history', 'platform'],
  web: [
    'onboarding',
    'intercom',
    'crm',
    'team',
    'reporting',
    'rewards',
    'leads',
    'links',
    'referrers',
    'campaigns',
    'history',
    'config',
    'platform',
  ],
};

const folders = Object.keys(mayImport);

const boundaries = folders.map((folder) => {
  const refused = folders.filter((other) => other !== folder && !mayImport[folder].includes(other));
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              // relative paths that leave this folder for a refused one
              regex: `^(\\.\\./)+(${refused.join('|')}|sandbox|admin|test|bench)/`,
              message: `src/${folder} may import only ${[...mayImport[folder], 'itself'].join(', ')}: see the table in oxlint.config.ts and ARCHITECTURE.md.`,
            },
            // a subject's SQL is its own: other folders go through its use cases
            {
              regex: `^(\\.\\./)+(${folders.filter((other) => other !== folder).join('|')})/([a-z-]+/)*[a-z-]+-store\\.ts$`,
              message: 'A store is imported only from its own folder: call a use case of that subject instead.',
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

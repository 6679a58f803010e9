import { defineConfig } from 'oxlint';
import { boundaries } from './scripts/lint/boundaries.ts';

const alone = (folder: string) => ({
  files: [`${folder}/**/*.{ts,tsx,mjs}`],
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
  ignorePatterns: ['dist/**', 'admin/api/schema.d.ts', 'src/database/tables.d.ts'],
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
    alone('deploy'),
    {
      // tests start the whole product, and look into answers whose form is what they check
      files: ['**/*.test.ts', 'test/**/*.ts'],
      rules: { 'no-restricted-imports': 'off', 'typescript/no-explicit-any': 'off' },
    },
  ],
});

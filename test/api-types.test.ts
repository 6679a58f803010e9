import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generateApiTypes } from '../scripts/api/generate-types.ts';

it('the types of the browser app are those of the API; after a change run: npm run api-types', async () => {
  const committed = await readFile(new URL('../admin/api/schema.d.ts', import.meta.url), 'utf8');
  expect(committed).toBe(await generateApiTypes());
});

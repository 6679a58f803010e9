import { writeFile } from 'node:fs/promises';
import { generateApiTypes } from './api/generate-types.ts';

const path = new URL('../admin/api/schema.d.ts', import.meta.url);
await writeFile(path, await generateApiTypes());
console.log('Wrote admin/api/schema.d.ts.');

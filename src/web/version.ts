import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

/** Goodword's own version, as in package.json. */
export const productVersion = z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;

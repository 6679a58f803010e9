import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Behaviour, parseBehaviours } from './parse-behaviours.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Every behaviour with a provenance tag in the source of the practice Intercom, by place in the reference. */
export function collectBehaviours(): Behaviour[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('provenance'))
    .flatMap((file) => parseBehaviours(readFileSync(join(folder, file), 'utf8'), file.replaceAll('\\', '/')))
    .toSorted(byPlace);
}

const byPlace = (a: Behaviour, b: Behaviour): number =>
  a.place.localeCompare(b.place, 'en', { numeric: true }) || a.file.localeCompare(b.file) || a.line - b.line;

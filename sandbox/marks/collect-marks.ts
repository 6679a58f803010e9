import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Mark, parseMarks } from './parse-marks.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Every behaviour that is marked in the source of the practice Intercom, by place in the reference. */
export function collectMarks(): Mark[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('marks'))
    .flatMap((file) => parseMarks(readFileSync(join(folder, file), 'utf8'), file.replaceAll('\\', '/')))
    .toSorted(byPlace);
}

const byPlace = (a: Mark, b: Mark): number =>
  a.place.localeCompare(b.place, 'en', { numeric: true }) || a.file.localeCompare(b.file) || a.line - b.line;

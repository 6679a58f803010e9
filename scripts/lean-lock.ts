// `npm run lean-lock`: takes out of package-lock.json what would bring packages of development into a production install.
// Run it after npm has changed the file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leanLock, printLock, type LockFile } from './lock/lean-lock.ts';

const file = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(await readFile(file, 'utf8')) as LockFile;
await writeFile(file, printLock(leanLock(lock)));

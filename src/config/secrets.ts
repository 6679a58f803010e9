import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from './settings.ts';

/** Keys of this installation, each 32 random bytes in base64. Losing the master key makes stored tokens unreadable. */
export type Secrets = {
  /** Keys for encrypting, signing and sign-in are derived from it. */
  masterKey: string;
  /** Keys that were renewed: what they encrypted and signed is still read. */
  olderKeys?: readonly string[];
};

const keyBytes = 32;

/**
 * The installation's keys, the first for new texts, separated by commas: from GOODWORD_SECRET, else from secrets.json in the
 * data folder, which is made at the first start.
 * @throws SettingsError when the given or stored key cannot be used, or none can be stored.
 */
export function loadSecrets(dataFolder: string, given: string | undefined): Secrets {
  if (given) return readKeys(given, 'GOODWORD_SECRET');
  const path = join(dataFolder, 'secrets.json');
  if (!existsSync(path)) makeKey(dataFolder, path);
  let stored: unknown;
  try {
    stored = (JSON.parse(readFileSync(path, 'utf8')) as { masterKey?: unknown }).masterKey;
  } catch (error) {
    throw new SettingsError(`${path} cannot be read (${(error as Error).message}): restore it from a backup.`);
  }
  return readKeys(String(stored), path);
}

/** @param where the keys stand, for the message */
export function readKeys(list: string, where: string): Secrets {
  const [masterKey, ...olderKeys] = list.split(',').map((key) => checkedKey(key.trim(), where)) as [
    string,
    ...string[],
  ];
  if (new Set([masterKey, ...olderKeys]).size <= olderKeys.length) {
    throw new SettingsError(`${where} holds the same key twice: name each key once, the newest first.`);
  }
  return { masterKey, olderKeys };
}

function checkedKey(text: string, where: string): string {
  // Node ignores what stands behind a key or is no base64
  if (/^[\w+/-]{43}=?$/.test(text) && Buffer.from(text, 'base64').length === keyBytes) return text;
  throw new SettingsError(
    `${where} must hold 32 random bytes in base64, or several such keys separated by commas, the newest first; make one with: openssl rand -base64 32`,
  );
}

function makeKey(dataFolder: string, path: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    writeOnce(path, JSON.stringify({ masterKey: randomBytes(keyBytes).toString('base64') }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(
      `${path} cannot be written (${code}): make room or give Goodword's account the right to write there, or set DATA_DIR to another folder.`,
    );
  }
}

/** Written beside and linked into place, so that neither a crash nor a second starter leaves half a file or two keys. */
function writeOnce(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

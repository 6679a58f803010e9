import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSecrets } from './secrets.ts';
import { SettingsError } from './settings.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'goodword-secrets-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const newKey = () => randomBytes(32).toString('base64');
const [first, second, third] = [newKey(), newKey(), newKey()];

it('takes one key, or several with the newest first', () => {
  expect(loadSecrets(folder, first)).toEqual({ masterKey: first, olderKeys: [] });
  expect(loadSecrets(folder, `${first}, ${second},${third}`)).toEqual({ masterKey: first, olderKeys: [second, third] });
});

it('makes a key once and keeps it, and reads a list from its file as well', () => {
  const made = loadSecrets(folder, undefined);
  expect(loadSecrets(folder, '')).toEqual(made);
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ masterKey: `${first},${made.masterKey}` }));
  expect(loadSecrets(folder, undefined)).toEqual({ masterKey: first, olderKeys: [made.masterKey] });
});

it.each([['short'], [`${first},`], [`,${first}`], [`${first},short`], [`${first} ${second}`]])(
  'refuses %j without repeating it',
  (text) => {
    expect(() => loadSecrets(folder, text)).toThrow(SettingsError);
    expect(() => loadSecrets(folder, text)).toThrow(/^GOODWORD_SECRET must hold 32 random bytes in base64/);
    expect(() => loadSecrets(folder, text)).not.toThrow(first);
  },
);

it('refuses a key that is named twice', () => {
  expect(() => loadSecrets(folder, `${first},${second},${first}`)).toThrow('GOODWORD_SECRET holds the same key twice');
});

it('writes nothing at a start that finds its key, for the folder may be full or read-only', () => {
  const data = join(folder, 'data');
  const made = loadSecrets(data, undefined);
  expect(readdirSync(data)).toEqual(['secrets.json']);
  const { ctimeMs } = statSync(data);
  expect(loadSecrets(data, undefined)).toEqual(made);
  expect(statSync(data).ctimeMs).toBe(ctimeMs);
});

it('says in one sentence where no key can be written', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const load = () => loadSecrets(join(file, 'data'), undefined);
  expect(load).toThrow(SettingsError);
  expect(load).toThrow(/^\S+secrets\.json cannot be written \(ENOTDIR\): make room or [^\n]+$/);
});

it('needs no folder where the key is given', () => {
  loadSecrets(join(folder, 'none'), first);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

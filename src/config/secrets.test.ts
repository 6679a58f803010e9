import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadSecrets } from './secrets.ts';
import { SettingsError } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'goodword-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a key once; a start that finds it writes nothing', () => {
  const data = join(folder, 'data');
  const made = loadSecrets(data, undefined);
  expect(readdirSync(data)).toEqual(['secrets.json']);
  const { ctimeMs } = statSync(data);
  // what a full disk or a read-only folder would refuse
  chmodSync(join(data, 'secrets.json'), 0o400);
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
  const given = Buffer.alloc(32, 1).toString('base64');
  expect(loadSecrets(join(folder, 'none'), given)).toEqual({ masterKey: given });
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

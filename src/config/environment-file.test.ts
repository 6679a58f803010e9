import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addEnvironmentFile } from './environment-file.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goodword-env-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (content: string): string => {
  const path = join(folder, 'settings.env');
  writeFileSync(path, content);
  return path;
};

it('adds what the file sets, and leaves what the environment sets', () => {
  const path = fileOf(
    '# the public address\nPUBLIC_URL="https://referrals.example.com"\nexport PORT=5000\nSMTP_URL=\n',
  );
  const env: NodeJS.ProcessEnv = { ENV_FILE: path, PORT: '4000' };
  expect(addEnvironmentFile(env)).toBe('Settings from settings.env: PUBLIC_URL, SMTP_URL.');
  expect(env).toEqual({ ENV_FILE: '', PORT: '4000', PUBLIC_URL: 'https://referrals.example.com', SMTP_URL: '' });
});

it('says no value of the file', () => {
  const env: NodeJS.ProcessEnv = { ENV_FILE: fileOf('GOODWORD_SECRET=abc123') };
  expect(addEnvironmentFile(env)).not.toContain('abc123');
});

it('reads none when told so, and refuses one that is named and missing', () => {
  expect(addEnvironmentFile({ ENV_FILE: '' })).toBeNull();
  expect(() => addEnvironmentFile({ ENV_FILE: join(folder, 'missing') })).toThrow(/there is no such file/);
});

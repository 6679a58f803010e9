import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('mail', () => {
  it('is off unless it is set up', () => expect(readSettings({}).mail).toBeNull());

  it('takes a mail server and a sender', () => {
    const env = { SMTP_URL: 'smtps://user:secret@mail.example.com', MAIL_FROM: 'Goodword <goodword@example.com>' };
    expect(readSettings(env).mail).toEqual({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'a@example.com' }, 'SMTP_URL'],
    [{ SMTP_URL: 'http://mail.example.com', MAIL_FROM: 'a@example.com' }, 'must look like smtp://'],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'Goodword' }, 'must be an e-mail address'],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'a@example.com\nBcc: b@example.com' }, 'must be an e-mail'],
  ])('refuses %j', (env, message) => expect(() => readSettings(env)).toThrow(message));

  it('does not repeat the password', () => {
    expect(() => readSettings({ SMTP_URL: 'smtp://user:secret@' })).toThrow(/^((?!secret).)*$/);
  });
});

describe('the database', () => {
  it.each([
    ['postgres://goodword:p#1@db.example.com/goodword', 'write # as %23'],
    ['postgres://goodword:p/1@db.example.com/goodword', '/ as %2F'],
    ['postgres://goodword:p%231@db.example.com/goodword?sslmode=on', 'must be one of disable, prefer, require'],
    ['postgres://db.example.com/goodword?sslmode=verify-ca', 'add sslrootcert='],
    ['postgres://db.example.com/goodword?sslmode=verify-full&sslrootcert=/no/such.pem', 'there is no such file'],
    ['postgres://db.example.com', 'names no database'],
  ])('%s is refused', (url, message) => {
    expect(() => readSettings({ DATABASE_URL: url })).toThrow(message);
    // never with the password
    expect(() => readSettings({ DATABASE_URL: url })).toThrow(/^((?!p[#/%]).)*$/);
  });

  it.each([
    ['postgres://goodword:p%231@db.example.com/goodword', undefined],
    ['postgres://goodword:p@1@db.example.com/goodword', undefined],
    ['postgres://db.example.com/goodword?sslmode=require', 'true'],
    ['postgres://db.example.com/goodword?sslmode=require&uselibpqcompat=false', 'false'],
  ])('%s: encryption as the programs of PostgreSQL read it: %s', (url, compatible) => {
    const { databaseUrl } = readSettings({ DATABASE_URL: url });
    expect(new URL(databaseUrl!).searchParams.get('uselibpqcompat') ?? undefined).toBe(compatible);
  });
});

describe('ALLOWED_HOSTS', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['goodword.internal', ['goodword.internal']],
    [' Goodword.Internal , 10.0.0.5,', ['goodword.internal', '10.0.0.5']],
    ['2001:DB8::7,[::1]', ['[2001:db8::7]', '[::1]']],
  ])('%j means %j', (text, expected) => {
    expect(readSettings({ ALLOWED_HOSTS: text }).allowedHosts).toEqual(expected);
  });

  it.each(['http://goodword.internal', 'goodword.internal:4000', '[::1]:4000', '*.example.com', 'a b', 'a@b', 'a/b'])(
    'refuses %s',
    (text) => {
      expect(() => readSettings({ ALLOWED_HOSTS: text })).toThrow('without http:// and port');
    },
  );
});

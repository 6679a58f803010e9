import { expect, it } from 'vitest';
import { alertMessage } from './alert-message.ts';
import { stopsConnection, warningText } from './warning-text.ts';
import { warningCodes } from './warning.ts';

const facts = {
  warning: {
    warning_id: 'w',
    code: 'token_revoked',
    since: new Date('2026-01-02T03:04:05Z'),
    resolved_at: null,
    evidence: {},
  },
  connection: { connection_id: 'c', provider: 'intercom', external_workspace_name: 'Acme', practice: false },
  crm: 'Intercom',
  link: 'https://goodword.example.com/x',
};

it('says what is wrong, since when, what to do and where', () => {
  const { subject, text } = alertMessage({ ...facts, about: 'raised' });
  expect(subject).toBe('Intercom no longer accepts the authorisation (Acme)');
  expect(text).toContain('Connect Intercom again; your settings are kept.');
  expect(text).toContain('Since 2026-01-02 03:04 UTC.');
  expect(text).toContain(facts.link);
});

it('says that it is over, and how long it lasted', () => {
  const warning = { ...facts.warning, resolved_at: new Date('2026-01-02T04:00:00Z') };
  const { subject, text, payload } = alertMessage({ ...facts, warning, about: 'resolved' });
  expect(subject).toMatch(/^Resolved: /);
  expect(text).toContain('from 2026-01-02 03:04 UTC to 2026-01-02 04:00 UTC');
  expect(payload).toMatchObject({ type: 'connection_warning.resolved', warning: { resolved_at: expect.any(String) } });
});

it.each([...warningCodes, 'of_another_version'])('has a text for %s', (code) => {
  const { title, remedy } = warningText(code, 'Intercom');
  expect(title.length).toBeGreaterThan(10);
  expect(remedy.length).toBeGreaterThan(30);
});

it('distinguishes what stops a connection from what slows it', () => {
  expect(warningCodes.filter((code) => !stopsConnection(code))).toEqual([
    'webhooks_silent',
    'rate_starved',
    'rule_attribute_gone',
    'deliveries_failing',
  ]);
});

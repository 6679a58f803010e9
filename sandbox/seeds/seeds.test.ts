import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { plantSeed } from '../prepare-state.ts';
import { startHarness } from '../testing/harness.ts';
import { emptyState } from '../store/state.ts';
import { buildWorkspace } from './build-workspace.ts';
import { workspaceSeedSchema } from './workspace-schema.ts';

const nowMs = Date.UTC(2026, 5, 10, 12);
const folder = mkdtempSync(join(tmpdir(), 'practice-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

function planted(text: string, name = 'seed.yaml') {
  const file = join(folder, name);
  writeFileSync(file, text);
  const state = emptyState();
  plantSeed(state, file, nowMs);
  return state;
}

/** The error message for this seed. */
function complaint(text: string, name = 'seed.yaml'): string {
  try {
    planted(text, name);
  } catch (error) {
    return error instanceof Error ? error.message.replace(`${folder}/`, '') : String(error);
  }
  return 'none';
}

const inWorkspace = (lines: string) => `workspaces:\n  - name: Acme\n${lines}`;

describe('an invalid seed is refused with file, line and place', () => {
  test.each([
    ['a: [1', 'seed.yaml, line 1: this is not YAML or JSON: '],
    ['workspace: []', 'seed.yaml, line 1: workspace is unknown; check the spelling.'],
    ['- a', 'seed.yaml, line 1: A seed contains settings, apps and workspaces.'],
    ['settings:\n  index_lag_ms: soon', 'seed.yaml, line 2: settings.index_lag_ms must be a whole number.'],
    [inWorkspace('    region: MARS'), 'seed.yaml, line 3: workspaces[0].region must be one of US, EU, AU.'],
    [
      inWorkspace('    timezone: Europe/Atlantis'),
      'seed.yaml, line 3: workspaces[0].timezone must be an IANA name such as Europe/Dublin.',
    ],
    [
      inWorkspace('    contacts:\n      - email: a@example.com\n      - email: nobody'),
      'seed.yaml, line 5: workspaces[0].contacts[1].email must be an e-mail address.',
    ],
    [
      inWorkspace('    contacts:\n      - name: Unknown'),
      'seed.yaml, line 4: workspaces[0].contacts[0] needs email or external_id, because its role is user.',
    ],
    [
      inWorkspace('    contacts:\n      - email: a@example.com\n        custom_attributes:\n          Mood: good'),
      'seed.yaml, line 6: workspaces[0].contacts[0].custom_attributes.Mood is not an attribute of a contact; add it to attributes.',
    ],
    [
      inWorkspace('    generate:\n      count: -1'),
      'seed.yaml, line 4: workspaces[0].generate.count must not be negative.',
    ],
    [
      inWorkspace('    id_code: same1\n  - id_code: same1'),
      'seed.yaml, line 4: workspaces[1].id_code is already the id of another workspace.',
    ],
    [
      'apps:\n  - name: A\n    installs:\n      - workspace: gone',
      'seed.yaml, line 4: apps[0].installs[0].workspace is not an id_code in workspaces.',
    ],
  ])('%j', (text, sentence) => {
    expect(complaint(text)).toContain(sentence);
    expect(complaint(text)).not.toContain('\n');
  });

  test('a seed can be JSON', () => {
    const text = '{\n "workspaces": [\n  { "name": "A",\n    "region": "EN" }\n ]\n}';
    expect(complaint(text, 'seed.json')).toContain('seed.json, line 4: workspaces[0].region');
  });

  test('a missing file is refused', () => {
    expect(() => plantSeed(emptyState(), join(folder, 'absent.yaml'), nowMs)).toThrow(/cannot be read; check --seed/);
  });
});

test('an empty seed is valid', () => {
  expect(planted('').workspaces).toEqual([]);
});

describe('generated people', () => {
  const attributes = [
    { name: 'Plan', options: ['Free', 'Pro'] },
    { name: 'Seats', type: 'integer' },
  ];
  const made = (generate: object) =>
    [...buildWorkspace(workspaceSeedSchema.parse({ attributes, tags: ['A'], generate }), nowMs).contacts.all()].map(
      ({ id: _id, tags, ...contact }) => ({ ...contact, tagged: tags.length }),
    );

  test('are the same for the same random seed, and others for another', () => {
    expect(made({ count: 50, random_seed: 3 })).toEqual(made({ count: 50, random_seed: 3 }));
    expect(made({ count: 50, random_seed: 3 })).not.toEqual(made({ count: 50, random_seed: 4 }));
  });

  test('have addresses of their own at example.com, fitting values and dates in the past', () => {
    const people = made({ count: 2000, over_days: 100 });
    const emails = people.flatMap(({ email }) => email ?? []);
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.every((email) => /^[a-z.0-9]+@example\.com$/.test(email))).toBe(true);
    const users = people.filter(({ role }) => role === 'user').length / people.length;
    expect(users).toBeGreaterThan(0.6);
    expect(users).toBeLessThan(0.8);
    const times = people.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.every((at) => at <= nowMs && at >= nowMs - 100 * 86_400_000)).toBe(true);
    expect(new Set(people.map(({ customAttributes }) => customAttributes['Plan']))).toEqual(
      new Set([undefined, 'Free', 'Pro']),
    );
  });
});

test('the example of the documentation starts, with its app installed and everything in it', async () => {
  const seed = fileURLToPath(new URL('example.yaml', import.meta.url));
  const intercom = await startHarness({ seed });
  const authorization = 'Bearer dG9rOmFjYWRlbXk=';
  const me = await intercom.call('GET', '/me', undefined, { authorization });
  expect(me.body).toMatchObject({ name: 'Nora Quinn', app: { id_code: 'acme0001', region: 'EU' } });
  const { body } = await intercom.call('POST', '/contacts/search', {
    query: { field: 'email', operator: '=', value: 'lena.vogel@example.com' },
  });
  expect(body.data[0]).toMatchObject({
    external_id: 'acme-1',
    companies: { total_count: 1 },
    tags: { total_count: 1 },
  });
  const { body: conversations } = await intercom.call('GET', '/conversations');
  expect(conversations.conversations[0].conversation_rating.rating).toBe(5);
  expect((await intercom.call('GET', '/segments')).body.segments).toHaveLength(1);
  expect((await intercom.control('GET', 'settings')).body.index_lag_ms).toBe(5000);
  await intercom.close();
});

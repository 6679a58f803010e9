import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;

beforeAll(async () => {
  intercom = await startHarness();
});
afterAll(() => intercom.close());

const call = (method: string, path: string, body?: unknown) => intercom.call(method, path, body);

test('all admins are listed, including the bot; a single one has one more key', async () => {
  const list = (await call('GET', '/admins')).body;
  expect(list.type).toBe('admin.list');
  expect(list.admins.map((admin: { email: string }) => admin.email)).toEqual([
    'ana@acme.example.com',
    'sam@acme.example.com',
    'operator+prac7ice@intercom.io',
  ]);
  const [ana, , bot] = list.admins;
  expect(bot.has_inbox_seat).toBe(false);
  expect(Object.keys(ana).toSorted()).toEqual([
    'away_mode_enabled',
    'away_mode_reassign',
    'email',
    'has_inbox_seat',
    'id',
    'name',
    'team_ids',
    'team_priority_level',
    'type',
  ]);
  expect((await call('GET', `/admins/${ana.id}`)).body).toEqual({ ...ana, away_status_reason_id: null });
  expect((await call('GET', '/admins?display_avatar=true')).body.admins[0]).toEqual({ ...ana, avatar: null });
});

test('an admin goes away and comes back', async () => {
  const away = { away_mode_enabled: true, away_mode_reassign: true, away_status_reason_id: 12345 };
  expect((await call('PUT', '/admins/814861/away', away)).body).toMatchObject({ id: '814861', ...away });
  expect((await call('GET', '/admins/814861')).body).toMatchObject(away);
  const back = { away_mode_enabled: false, away_mode_reassign: false };
  expect((await call('PUT', '/admins/814861/away', back)).body).toMatchObject({ ...back, away_status_reason_id: null });
});

test.each([
  ['GET', '/admins/1', undefined, 404, 'admin_not_found', 'Admin not found'],
  ['PUT', '/admins/1/away', {}, 404, 'admin_not_found', 'Admin for admin_id not found'],
  ['PUT', '/admins/814861/away', {}, 400, 'parameter_invalid', 'away_mode_enabled must be true or false'],
  ['GET', '/teams/1', undefined, 404, 'team_not_found', 'Team not found'],
])('%s %s with %o is refused', async (method, path, body, status, code, message) => {
  const answer = await call(method, path, body);
  expect([answer.status, answer.body.errors[0]]).toEqual([status, { code, message }]);
});

test('teams name their members, and members their teams', async () => {
  const list = (await call('GET', '/teams')).body;
  expect(list).toEqual({
    type: 'team.list',
    teams: [
      {
        type: 'team',
        id: expect.stringMatching(/^\d+$/),
        name: 'Customer success',
        admin_ids: [814860, 814861],
        distribution_method: expect.any(String),
      },
    ],
  });
  const [team] = list.teams;
  expect((await call('GET', `/teams/${team.id}`)).body).toEqual(team);
  expect((await call('GET', '/admins/814860')).body.team_ids).toEqual([Number(team.id)]);
  const bot = (await call('GET', '/admins')).body.admins.at(-1);
  expect((await call('GET', `/admins/${bot.id}`)).body.team_ids).toEqual([]);
});

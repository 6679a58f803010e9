import { expect, it } from 'vitest';
import { chooseConnection } from './choose-connection.ts';

const real = { id: 'real', practice: false, state: 'Connected' as const };
const practice = { id: 'practice', practice: true, state: 'Connected' as const };
const ended = <Kind extends typeof real | typeof practice>(connection: Kind, id = `ended ${connection.id}`) => ({
  ...connection,
  id,
  state: 'Not connected' as const,
});
const broken = { ...real, id: 'broken real', state: 'Needs attention' as const };

it.each([
  ['nothing before the first', [], null, undefined],
  ['the real one of both', [practice, real], null, 'real'],
  ['the practice one while the real one is ended', [ended(real), practice], null, 'practice'],
  ['a real one that needs attention before the practice one', [practice, broken], null, 'broken real'],
  ['the last there was when none is in use', [ended(real), ended(practice)], null, 'ended real'],
  ['the one of its kind', [real, practice], true, 'practice'],
  ['the one of its kind, though only the other is in use', [practice, ended(real)], false, 'ended real'],
  ['the one in use before a newer one that ended', [ended(real, 'newer'), real], false, 'real'],
  ['none of the other kind', [practice], false, undefined],
])('a campaign gets %s', (_what, connections, kind, id) => {
  expect(chooseConnection<{ id: string } & (typeof connections)[number]>(connections, kind)?.id).toBe(id);
});

import { expect, it } from 'vitest';
import { CrmError } from '../../provider/crm-error.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import { writeAccepted } from './write-accepted.ts';

const all: FieldValues = { email: 'ben@example.com', name: 'Ben', phone: 'call me', plan: 'Scale' };

/** A CRM that refuses some attributes. @param names whether it says which */
function crmThatRefuses(bad: readonly string[], names = true, sign: string | null = null) {
  const calls: string[][] = [];
  const write = async (fields: FieldValues): Promise<string[]> => {
    calls.push(Object.keys(fields));
    const found = Object.keys(fields).filter((name) => bad.includes(name));
    if (found.length > 0) {
      const refusedValues = names ? found.slice(0, 1) : [];
      throw new CrmError({ failure: 'fix_data', sentence: `no ${found[0]}`, refusedValues });
    }
    return Object.keys(fields);
  };
  const writeMore = async (before: string[], fields: FieldValues) => [...before, ...(await write(fields))];
  return { calls, run: (fields = all) => writeAccepted(fields, write, writeMore, sign) };
}

it('leaves out what is named, one call for each refusal', async () => {
  const { calls, run } = crmThatRefuses(['phone', 'plan']);
  const { result, leftOut } = await run();
  expect(result).toEqual(['email', 'name']);
  expect(leftOut.map(({ attribute, value, why }) => [attribute, value, why])).toEqual([
    ['phone', 'call me', 'no phone'],
    ['plan', 'Scale', 'no plan'],
  ]);
  expect(calls).toHaveLength(3);
});

it('tries one by one where none is named, behind those that identify the person', async () => {
  const { calls, run } = crmThatRefuses(['phone'], false);
  const { result, leftOut } = await run();
  expect(result).toEqual(['email', 'name', 'plan']);
  expect(leftOut.map(({ attribute }) => attribute)).toEqual(['phone']);
  expect(calls.slice(1)).toEqual([['email'], ['name'], ['phone'], ['plan']]);
});

it('sends the sign along with what identifies the person, and without it where it is refused', async () => {
  const taken = crmThatRefuses(['phone'], false, 'plan');
  expect((await taken.run()).leftOut.map(({ attribute }) => attribute)).toEqual(['phone']);
  expect(taken.calls.slice(1)).toEqual([['email', 'plan'], ['name'], ['phone']]);
  const refused = crmThatRefuses(['plan'], false, 'plan');
  expect((await refused.run()).leftOut.map(({ attribute }) => attribute)).toEqual(['plan']);
  expect(refused.calls.slice(1)).toEqual([['email', 'plan'], ['email'], ['name'], ['phone'], ['plan']]);
});

it.each([true, false])('never leaves out what identifies the person (named: %s)', async (names) => {
  await expect(crmThatRefuses(['email'], names).run()).rejects.toThrow('no email');
});

it('fails where every single value is refused', async () => {
  await expect(crmThatRefuses(['name', 'plan'], false).run({ name: 'Ben', plan: 'Scale' })).rejects.toThrow('no name');
});

it('passes on what is not about values', async () => {
  const blocked = new CrmError({ failure: 'fix_data', sentence: 'blocked' });
  await expect(
    writeAccepted(
      all,
      () => Promise.reject(blocked),
      async () => null,
    ),
  ).rejects.toBe(blocked);
});

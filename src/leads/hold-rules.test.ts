import { describe, expect, it } from 'vitest';
import { decideHolds, type HoldDetails, type JoiningPerson } from './hold-rules.ts';

const person = (name: string, more: Partial<JoiningPerson> = {}): JoiningPerson => ({
  emailKey: `${name}@example.com`,
  mailbox: `${name}@example.com`,
  referrerId: 'ana',
  referrerMailbox: 'ana@example.com',
  callerKey: null,
  ...more,
});
const lead = (name: string, referrer = 'ana') => ({
  emailKey: `${name}@example.com`,
  mailbox: `${name}@example.com`,
  referrerMailbox: `${referrer}@example.com`,
});
const details = (more: Partial<HoldDetails> = {}): HoldDetails => ({
  leads: [],
  recentOfReferrer: new Map(),
  recentOfCaller: new Map(),
  leadsPerDay: 3,
  ...more,
});
const tagged = person('ben', { emailKey: 'ben+1@example.com' });

describe('a friend goes On hold', () => {
  it.each<[string, JoiningPerson[], HoldDetails, (string | null)[]]>([
    ['not when nothing is odd', [person('ben')], details(), [null]],
    [
      'as the referrer, by whichever address of that mailbox',
      [person('ana', { emailKey: 'ana+me@example.com' })],
      details({ leads: [lead('ana')] }),
      ['self_referral'],
    ],
    ['as the second lead of a mailbox', [tagged], details({ leads: [lead('ben')] }), ['same_mailbox']],
    ['as the second one of those who come at once', [person('ben'), tagged], details(), [null, 'same_mailbox']],
    ['not for being the lead that is there already', [person('ben')], details({ leads: [lead('ben')] }), [null]],
    [
      'not for joining again at once',
      [person('ben'), person('ben')],
      details({ leadsPerDay: 1, recentOfReferrer: new Map() }),
      [null, null],
    ],
    [
      'when the referrer is a lead of theirs',
      [person('ben')],
      details({ leads: [lead('ana', 'ben')] }),
      ['mutual_pair'],
    ],
    [
      'when both come at once',
      [person('ben'), person('ana', { referrerId: 'ben', referrerMailbox: 'ben@example.com' })],
      details(),
      [null, 'mutual_pair'],
    ],
    ['not when the referrer is a lead of a third', [person('ben')], details({ leads: [lead('ana', 'cleo')] }), [null]],
    [
      'above the number of a day for one referrer',
      [person('ben'), person('cem'), person('dot', { referrerId: 'zoe' })],
      details({ recentOfReferrer: new Map([['ana', 2]]) }),
      [null, 'referrer_burst', null],
    ],
    [
      'above the daily number from one address, over all referrers',
      ['1', '2', '3', '4'].map((name) => person(name, { referrerId: name, callerKey: 'x' })),
      details(),
      [null, null, null, 'caller_burst'],
    ],
    [
      'not for the number from addresses that are not known',
      ['1', '2', '3', '4'].map((name) => person(name, { referrerId: name })),
      details(),
      [null, null, null, null],
    ],
    [
      'never for a number where the campaign allows any',
      [person('ben', { callerKey: 'x' })],
      details({ leadsPerDay: null, recentOfReferrer: new Map([['ana', 900]]), recentOfCaller: new Map([['x', 900]]) }),
      [null],
    ],
    [
      'for the mailbox first, which is odd whatever the number',
      [tagged],
      details({ leads: [lead('ben')], recentOfReferrer: new Map([['ana', 9]]) }),
      ['same_mailbox'],
    ],
  ])('%s', (_, people, known, reasons) => {
    expect(decideHolds(people, known)).toEqual(reasons);
  });
});

import { IntercomClient, IntercomError } from 'intercom-client';
import { afterAll, describe, expect, test } from 'vitest';
import { aroundPeople } from './client-operations/around-people.ts';
import { companies } from './client-operations/companies.ts';
import { conversations } from './client-operations/conversations.ts';
import { nothingMade } from './client-operations/operation.ts';
import { people } from './client-operations/people.ts';
import { refusals } from './client-operations/refusals.ts';
import { startHarness } from './harness.ts';

/** Method and route of every call that was answered well, and of every one that was refused. */
const answered = new Set<string>();
const refused = new Set<string>();

const intercom = await startHarness({
  settings: { indexLagMs: 0 },
  onExchange: ({ method, route, status }) => (status < 300 ? answered : refused).add(`${method} ${route}`),
});
afterAll(() => intercom.close());

// By default it retries everything three times, including POST.
const client = new IntercomClient({ token: intercom.token, baseUrl: intercom.url, maxRetries: 0 });
const made = nothingMade();
const operations = [people, aroundPeople, companies, conversations].flatMap((subject) => subject(client, made));
const impossible = refusals(client, made);

describe('Intercom’s own client', () => {
  test.each(operations)('%s', async (_name, give, expected) => {
    expect(await give()).toEqual(expected);
  });

  test('meets a visitor, who becomes a lead', async () => {
    const { body: visitor } = await intercom.control('POST', 'visit', { anonymous_id: 'sdk-visitor' });
    expect((await client.visitors.find({ user_id: 'sdk-visitor' }))?.id).toBe(visitor.id);
    expect((await client.visitors.update({ user_id: 'sdk-visitor', name: 'Vi' }))?.name).toBe('Vi');
    const lead = await client.visitors.mergeToContact({
      type: 'lead',
      visitor: { user_id: 'sdk-visitor' },
      user: { user_id: 'sdk-visitor' },
    });
    expect(lead.role).toBe('lead');
  });

  test('has tried at least 40 different calls', () => {
    expect(answered.size, [...answered].toSorted().join('\n')).toBeGreaterThanOrEqual(40);
  });
});

/** Status and first error code of a failed call, as the client reports them. */
async function refusal(call: PromiseLike<unknown>): Promise<unknown[]> {
  try {
    return ['not refused', await call];
  } catch (error) {
    if (error instanceof IntercomError)
      return [error.statusCode, (error.body as { errors: { code: string }[] }).errors[0]?.code];
    throw error;
  }
}

describe('an error reaches it', () => {
  test.each(impossible)('%s', async (_name, call, expected) => {
    expect(await refusal(call())).toEqual(expected);
  });

  test('from every kind of failing call', () => {
    expect(refused.size).toBe(impossible.length);
  });
});

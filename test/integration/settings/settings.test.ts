import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, signedUpRule } from '../../support/connected-goodword.ts';
import { startGoodword, type Goodword } from '../../support/goodword.ts';

let goodword: Goodword;
let path: string;

beforeAll(async () => {
  goodword = await startGoodword();
  const { id } = (await goodword.api('POST', '/campaigns', { name: 'Give 20, get 20' })).body;
  path = `/campaigns/${id}/integrations/intercom`;
});
afterAll(() => goodword.close());

const tab = { action: 'create_user', mapping: [email], duplicates: 'update', qualification: signedUpRule };

it('keeps every version when a tab is saved several times at once', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => goodword.api('PUT', `${path}/leads`, tab)));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  expect(answers.map(({ body }) => body.version as number).toSorted((one, other) => one - other)).toEqual([
    1, 2, 3, 4, 5, 6,
  ]);
  expect((await goodword.api('GET', path)).body.tabs.leads).toMatchObject({ version: 6 });
});

it('names the row that writes what the Qualification Rules wait for', async () => {
  const mapping = [email, { type: 'fixed', from: 'Yes', to: signedUpRule.property }];
  const refused = await goodword.api('PUT', `${path}/leads`, { ...tab, mapping });
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_settings' } });
  expect(refused.body.errors).toEqual([
    { path: 'mapping.1.to', message: expect.stringContaining('wait for this attribute to change') },
  ]);
});

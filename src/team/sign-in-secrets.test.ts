import { createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { signCookiesAgain, signInSecrets } from './sign-in-secrets.ts';

const newKey = () => randomBytes(32).toString('base64');
const [oldKey, key] = [newKey(), newKey()];
const [before] = signInSecrets([oldKey]);
const [now] = signInSecrets([key]);
const sign = (text: string, { value }: { value: string }) =>
  encodeURIComponent(`${text}.${createHmac('sha256', value).update(text).digest('base64')}`);

it('cookies of an older secret are signed again, others stay', () => {
  const cookies = `a=b; goodword.session_token=${sign('token', before!)}; c=${sign('x', now!)}; d; e=%zz.y`;
  expect(signCookiesAgain(cookies, signInSecrets([key, oldKey]))).toBe(
    `a=b; goodword.session_token=${sign('token', now!)}; c=${sign('x', now!)}; d; e=%zz.y`,
  );
});

it.each([
  ['without older secrets', `t=${sign('token', before!)}`, [key]],
  ['when today’s signed them', `t=${sign('token', now!)}`, [key, oldKey]],
  ['when an unknown one signed them', `t=${sign('token', { value: 'another' })}`, [key, oldKey]],
  ['when a signature was changed', `t=${sign('token', before!).replace('token', 'other')}`, [key, oldKey]],
  ['when there are none', '', [key, oldKey]],
])('a header stays as it is %s', (_, cookies, keys) =>
  expect(signCookiesAgain(cookies, signInSecrets(keys))).toBeNull(),
);

it('a key has the same version in every list', () => {
  expect(signInSecrets([key, oldKey])[1]).toEqual(before);
  expect(Number.isSafeInteger(now!.version)).toBe(true);
});

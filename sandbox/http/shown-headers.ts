/** Headers whose whole value lets its holder in somewhere. */
const secrets = new Set([
  'cookie',
  'cookie2',
  'set-cookie',
  'set-cookie2',
  'x-api-key',
  'x-auth-token',
  'x-access-token',
  'x-csrf-token',
  'x-xsrf-token',
]);
/** Headers of a scheme and a credential. */
const credentials = new Set(['authorization', 'proxy-authorization']);

const blot = '••••';

/** Whether a header may hold a credential. @param name in lower case */
export const isSecretHeader = (name: string): boolean => secrets.has(name) || credentials.has(name);

/**
 * Headers as they may be shown, exported or logged: without credentials. A browser sends the cookies of every port of a
 * host name, so that those of other programs arrive here as well.
 * @param headers with names in lower case
 */
export function shownHeaders(headers: NodeJS.Dict<number | string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, shown(name, String(value))]));
}

function shown(name: string, value: string): string {
  if (secrets.has(name)) return blot;
  if (credentials.has(name)) return withoutCredential(value);
  // Its query may hold the code of a sign-in or the token of a link.
  if (name === 'referer') return value.replace(/[?#][^]*$/, '');
  return value;
}

/** `Bearer ••••`: the scheme without the token. */
const withoutCredential = (value: string): string => value.replace(/(?<=^\S+\s)[^]+$/, blot).replace(/^\S{12,}$/, blot);

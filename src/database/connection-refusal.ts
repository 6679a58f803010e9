import { isDatabaseAway } from './is-database-away.ts';

type Reason = { code?: string | undefined; message: string };

/** What to do about each refusal, by the code of Node or PostgreSQL; the first that fits counts. */
const advices: readonly { fits: (reason: Reason) => boolean; advice: string }[] = [
  {
    fits: ({ code }) => code === 'ERR_TLS_CERT_ALTNAME_INVALID',
    advice:
      'its certificate is for another name: write that name into DATABASE_URL, or use sslmode=verify-ca with sslrootcert',
  },
  { fits: ({ code }) => code === 'CERT_HAS_EXPIRED', advice: 'its certificate has expired: renew it' },
  {
    fits: ({ code }) => /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/.test(code ?? ''),
    advice:
      'its certificate comes from no authority that this machine knows: add sslrootcert=/path/to/ca.pem to DATABASE_URL, or use sslmode=require, which encrypts without checking it',
  },
  {
    fits: ({ message }) => /does not support SSL/i.test(message),
    advice:
      'it offers no encryption: take sslmode out of DATABASE_URL if the network is your own, or switch ssl on there',
  },
  {
    fits: ({ code, message }) => code === '28000' && /no encryption/.test(message),
    advice: 'it wants an encrypted connection: add sslmode=require to DATABASE_URL',
  },
  {
    fits: ({ code }) => code === '28P01' || code === '28000',
    advice:
      'check user and password in DATABASE_URL; in a password write # as %23, / as %2F, ? as %3F, @ as %40 and % as %25',
  },
  { fits: ({ code }) => code === '3D000', advice: 'create that database, or correct its name in DATABASE_URL' },
  {
    fits: ({ code }) => code === '53300',
    advice: 'it has no connection left: raise max_connections there, or lower DATABASE_CONNECTIONS',
  },
  {
    fits: ({ message }) => /unsupported startup parameter/.test(message),
    advice: 'a pooler in between refuses a start-up parameter: put its name into ignore_startup_parameters there',
  },
  {
    fits: ({ code }) => code === 'ENOTFOUND' || code === 'EAI_AGAIN',
    advice: 'that host name is not known: correct it in DATABASE_URL',
  },
  { fits: (reason) => isDatabaseAway(reason), advice: 'check DATABASE_URL and that PostgreSQL is running' },
];

/**
 * Why a first connection was refused and what to do, as one sentence without stack or password.
 * @param at host, port and name of the database
 * @param setting which named the address
 */
export function connectionRefusal(
  error: Error & { code?: string | undefined },
  at: { host: string; port: number; database: string | undefined },
  setting = 'DATABASE_URL',
): string {
  // Node gathers the reasons of several addresses under an empty message
  const reason = error.message || error.code || 'no reason given';
  const advice = advices.find(({ fits }) => fits(error))?.advice ?? 'check DATABASE_URL and that PostgreSQL is running';
  // the library's own advice is about Node, not about Goodword
  const short = reason.split('; ')[0];
  return `PostgreSQL at ${at.host}:${at.port} refused access to the database "${at.database}" (${short}): ${advice.replaceAll('DATABASE_URL', setting)}.`;
}

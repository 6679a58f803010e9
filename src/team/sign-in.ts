import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { organization, twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import { schemas } from '../database/schemas.ts';
import { newId } from '../platform/id/id.ts';
import { followTransactions } from './library-transaction.ts';
import { passwordLength } from './password-rules.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import type { SessionLimits } from './session-rules.ts';
import { signCookiesAgain, signInSecrets } from './sign-in-secrets.ts';
import { NotingPool, throwSwallowed } from './swallowed-errors.ts';

/** Keys of the API start with this, so that a leaked one is recognised for what it is. */
const apiKeyPrefix = 'gw_';

/** How the library names a link for a new password, and ours for a new address, before the secret. */
export const resetLink = 'reset-password:';
export const confirmLink = 'confirm-email:';

/** How the library gets the caller's address; set by us for each request, whatever the caller sent. */
export const addressHeader = 'x-goodword-address';

/** The farthest end that an API key can have. */
export const longestKeyDays = 3_660;

const daySeconds = 86_400;

/**
 * The sign-in library on tables of its own (schema goodword_sign_in). An organisation of the library is a workspace of ours and has
 * the same id. Sign-up is closed: the first visit makes the owner (set-up-owner.ts).
 */
export function createSignIn(options: {
  connectionString: string;
  publicUrl: string;
  masterKey: string;
  /** verify and decrypt what is from before the key was renewed */
  olderKeys?: readonly string[];
  poolSize: number;
  sessions: SessionLimits;
}) {
  const secrets = signInSecrets([options.masterKey, ...(options.olderKeys ?? [])]);
  const pool = new NotingPool({
    connectionString: options.connectionString,
    max: options.poolSize,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'goodword-sign-in',
  });
  // The pool replaces a broken idle connection; without a listener the event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const auth = betterAuth({
    baseURL: options.publicUrl,
    secrets,
    hooks: {
      before: createAuthMiddleware(async ({ headers }) => {
        const cookie = signCookiesAgain(headers?.get('cookie') ?? '', secrets);
        return cookie === null ? undefined : { context: { headers: new Headers({ cookie }) } };
      }),
    },
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
      type: 'postgres',
      schemaName: schemas.signIn,
      transaction: true,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: {
      additionalFields: {
        // set while the password is one that the operator made (reset-password.ts)
        oneTimePasswordUntil: { type: 'date', required: false, input: false },
        // the address that a mailed link is to confirm (change-account.ts)
        pendingEmail: { type: 'string', required: false, input: false },
        lastSignInAt: { type: 'date', required: false, input: false },
      },
    },
    // the secrets of mailed and copied links are stored as hashes
    verification: {
      storeIdentifier: { default: 'plain', overrides: { [resetLink]: 'hashed', [confirmLink]: 'hashed' } },
    },
    // never renewed, so that it has an end; find-caller.ts ends an idle one earlier
    session: { expiresIn: options.sessions.days * daySeconds, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'goodword',
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [
      organization({ allowUserToCreateOrganization: false }),
      apiKey({
        references: 'organization',
        defaultPrefix: apiKeyPrefix,
        requireName: true,
        // which attempt of a request made it (api-keys.ts)
        enableMetadata: true,
        rateLimit: { enabled: false },
        keyExpiration: { minExpiresIn: 0, maxExpiresIn: longestKeyDays },
      }),
      // tries are counted and slowed by ourselves (slow-tries.ts), because a lock would shut the owner out as well
      twoFactor({
        issuer: 'Goodword',
        accountLockout: { enabled: false },
        backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes },
      }),
    ],
  });
  const $context = auth.$context.then((context) => {
    followTransactions(context.adapter);
    return context;
  });
  return {
    auth: { ...auth, $context, api: throwSwallowed(auth.api), sessionLimits: options.sessions },
    close: () => pool.end(),
  };
}

export type SignIn = ReturnType<typeof createSignIn>['auth'];

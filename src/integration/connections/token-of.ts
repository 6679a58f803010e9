import { z } from 'zod';
import { CrmError } from '../provider/crm-error.ts';
import { fixedToken, type TokenGrant, type TokenSource } from '../provider/token-source.ts';
import { attentionSentence } from './attention.ts';
import { tokenPurpose, type Connection } from './connection.ts';
import { selectTokenForUpdate, updateToken } from './connection-store.ts';
import type { CrmContext } from './crm-context.ts';

type TokenContext = Pick<CrmContext, 'secretBox' | 'providers' | 'clock' | 'db'>;

const storedGrant = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.coerce.date() });

/** What is kept of a grant, encrypted like a token that is fixed. */
export const grantText = (grant: TokenGrant): string => JSON.stringify(grant);

/** A token that ends sooner than this is renewed before a call. */
const marginMs = 60_000;

/**
 * The tokens of a connection.
 * @throws CrmError (reconnect) when there is none or it cannot be decrypted.
 */
export function tokenOf(context: TokenContext, connection: Connection): TokenSource {
  const text = decryptToken(context, connection, connection.token_sealed);
  const provider = context.providers.of(connection);
  if (provider.capabilities.tokenLifeSeconds === null) return fixedToken(text);
  let known = storedGrant.parse(JSON.parse(text));
  const renewed = async (stale: string) => (known = await renew(context, connection, stale));
  return {
    kind: 'renewed',
    async current() {
      const isFresh = known.expiresAt.getTime() - context.clock.now().getTime() > marginMs;
      return (isFresh ? known : await renewed(known.accessToken)).accessToken;
    },
    refused: async (token) => (await renewed(token)).accessToken,
  };
}

/** One process renews at a time; the others take what it stored. @param stale the token that is to be replaced */
function renew(context: TokenContext, connection: Connection, stale: string): Promise<TokenGrant> {
  const provider = context.providers.of(connection);
  return context.db.transaction().execute(async (trx) => {
    const encrypted = await selectTokenForUpdate(trx, connection);
    const grant = storedGrant.parse(JSON.parse(decryptToken(context, connection, encrypted)));
    if (grant.accessToken !== stale) return grant;
    const fresh = await provider.renewToken!(grant.refreshToken);
    const text = grantText(fresh);
    const renewed = context.secretBox.encrypt(text, purposeOf(connection));
    await updateToken(trx, connection, renewed);
    // what is reported of the connection from now on is of this token
    connection.token_sealed = renewed;
    return fresh;
  });
}

const purposeOf = (connection: Connection) => tokenPurpose(connection.workspace_id, connection.external_workspace_id);

function decryptToken(context: TokenContext, connection: Connection, encrypted: string | null): string {
  if (encrypted === null) throw unusable(context, connection, 'token_revoked');
  try {
    return context.secretBox.decrypt(encrypted, purposeOf(connection));
  } catch (cause) {
    throw unusable(context, connection, 'secret_unreadable', cause);
  }
}

function unusable(
  context: Pick<CrmContext, 'providers'>,
  connection: Connection,
  attention: 'token_revoked' | 'secret_unreadable',
  cause?: unknown,
): CrmError {
  const sentence = attentionSentence(attention, context.providers.of(connection).title);
  return new CrmError({ failure: 'reconnect', attention, sentence }, { cause });
}

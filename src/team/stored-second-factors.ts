import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { SecretStore } from '../platform/crypto/encrypt-again.ts';
import type { SignIn } from './sign-in.ts';

type Row = { id: string; secret: string; backupCodes: string };

/** The secrets of second factors, which the sign-in library encrypts itself, to be encrypted again. */
export function storedSecondFactors(db: Database, auth: SignIn): SecretStore {
  const keyOf = async () => (await auth.$context).secretConfig;
  return {
    table: 'twoFactor',
    box: {
      async isCurrent(encrypted) {
        const key = await keyOf();
        // as the library writes it: the version of the key, and the text
        return typeof key === 'string' || encrypted.startsWith(`$ba$${key.currentVersion}$`);
      },
      encrypt: async (secret) => symmetricEncrypt({ key: await keyOf(), data: secret }),
      decrypt: async (encrypted) => symmetricDecrypt({ key: await keyOf(), data: encrypted }),
    },
    async select() {
      const { rows } = await sql<Row>`select id, secret, "backupCodes" from goodword_sign_in."twoFactor"`.execute(db);
      return rows.flatMap((row) =>
        (['secret', 'backupCodes'] as const).map((column) => ({
          workspaceId: null,
          encrypted: row[column],
          purpose: column,
          replace: (renewed: string) => replace(db, row, column, renewed),
        })),
      );
    },
  };
}

/** Does nothing when a code was used or made meanwhile. */
async function replace(db: Database, row: Row, column: 'secret' | 'backupCodes', renewed: string): Promise<void> {
  await sql`
    update goodword_sign_in."twoFactor" set ${sql.ref(column)} = ${renewed}
    where id = ${row.id} and ${sql.ref(column)} = ${row[column]}`.execute(db);
}

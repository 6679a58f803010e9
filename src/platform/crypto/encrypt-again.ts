import type { Jobs } from '../jobs/jobs.ts';
import { periodicLook } from '../jobs/periodic-look.ts';
import type { Log } from '../log/log.ts';
import type { SecretBox } from './secret-box.ts';

/** A stored secret, and how to replace it. */
export type StoredSecret = {
  /** null: of no workspace */
  workspaceId: string | null;
  encrypted: string;
  purpose: string;
  /** Does nothing when another secret was stored meanwhile. */
  replace(encrypted: string): Promise<void>;
};

/** What encrypts the secrets of a table, like a SecretBox. */
type StoreBox = {
  encrypt(secret: string, purpose: string): string | Promise<string>;
  decrypt(encrypted: string, purpose: string): string | Promise<string>;
  isCurrent(encrypted: string): boolean | Promise<boolean>;
};

/**
 * The secrets of one table; where there may be many, one after another. `box`: where it is not the installation's SecretBox.
 */
export type SecretStore = {
  table: string;
  box?: StoreBox;
  select(): Promise<StoredSecret[]> | AsyncIterable<StoredSecret>;
};

const encryptAgainJob = periodicLook('encrypt-secrets-again');

/**
 * Encrypts stored secrets with the key that encrypts today, when a worker starts and every night, so that a key that was
 * renewed can be taken away. What older keys encrypted meanwhile is found the next time.
 */
export function keepSecretsCurrent(
  context: { jobs: Jobs; log: Log; secretBox: SecretBox },
  stores: readonly SecretStore[],
): void {
  const encryptAll = async () => {
    for (const store of stores) await encryptAgain(context, store);
  };
  context.jobs.handle(encryptAgainJob, encryptAll);
  context.jobs.schedule(encryptAgainJob, '26 3 * * *');
  context.jobs.onWorking(encryptAll);
}

/** @returns how many were encrypted again. One that no key opens stays as it is. */
export async function encryptAgain(
  { log, secretBox }: { log: Log; secretBox: SecretBox },
  { table, select, box = secretBox }: SecretStore,
): Promise<number> {
  let renewed = 0;
  for await (const secret of await select()) {
    try {
      if (await box.isCurrent(secret.encrypted)) continue;
      const text = await box.decrypt(secret.encrypted, secret.purpose);
      await secret.replace(await box.encrypt(text, secret.purpose));
      renewed += 1;
    } catch (error) {
      log.warn({ table, workspace: secret.workspaceId, error: String(error) }, 'a secret was not encrypted again');
    }
  }
  if (renewed > 0) log.info({ table, secrets: renewed }, 'secrets were encrypted with the first key');
  return renewed;
}

import type { Jobs } from '../jobs/jobs.ts';
import { periodicLook } from '../jobs/periodic-look.ts';
import type { Log } from '../log/log.ts';
import type { SecretBox } from './secret-box.ts';

/** A stored secret, and how to replace it. */
export type StoredSecret = {
  workspaceId: string;
  encrypted: string;
  purpose: string;
  /** Does nothing when another secret was stored meanwhile. */
  replace(encrypted: string): Promise<void>;
};

/** The secrets of one table. */
export type SecretStore = { table: string; select(): Promise<StoredSecret[]> };

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
  { table, select }: SecretStore,
): Promise<number> {
  let renewed = 0;
  for (const secret of await select()) {
    if (secretBox.isCurrent(secret.encrypted)) continue;
    try {
      await secret.replace(secretBox.encrypt(secretBox.decrypt(secret.encrypted, secret.purpose), secret.purpose));
      renewed += 1;
    } catch (error) {
      log.warn({ table, workspace: secret.workspaceId, error: String(error) }, 'a secret was not encrypted again');
    }
  }
  if (renewed > 0) log.info({ table, secrets: renewed }, 'secrets were encrypted with the first key');
  return renewed;
}

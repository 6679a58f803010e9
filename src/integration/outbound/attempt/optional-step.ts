import { CrmError, isForbidden } from '../../provider/crm-error.ts';

/**
 * A step that not every connection is allowed to take. That a permission for it is missing is no reason to stop
 * everything else over the connection: the one delivery waits for a person.
 * @param what completes the sentence "… does not let this app …", such as "track events"
 * @throws CrmError
 */
export async function optionalStep<Result>(crm: string, what: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const sentence = `${crm} does not let this app ${what}: give it the permission, connect again, then retry.`;
    throw new CrmError({ failure: 'fix_data', sentence }, { cause: error });
  }
}

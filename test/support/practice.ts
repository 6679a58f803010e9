import { ask } from './goodword.ts';
import type { World } from './world.ts';

/** Asks the practice Intercom as another program of the workspace would. @param path such as /contacts */
export async function askIntercom(world: World, method: string, path: string, body?: unknown): Promise<any> {
  const answer = await ask(`${world.sandbox.url}${path}`, method, body, {
    authorization: `Bearer ${world.token}`,
    'intercom-version': '2.16',
  });
  return answer.body;
}

/** The contact with an e-mail address as a read by id shows it, or null; the index of the list does not lag for it. */
export async function findContact(world: World, email: string): Promise<any> {
  return (await findContacts(world, email))[0] ?? null;
}

/** All contacts with an e-mail address. Sets the index lag to nothing first, so that none is missed. */
export async function findContacts(world: World, email: string): Promise<any[]> {
  await ask(`${world.sandbox.url}/__sandbox/settings`, 'POST', { index_lag_ms: 0 });
  const found = await askIntercom(world, 'POST', '/contacts/search', {
    query: { field: 'email', operator: '=', value: email },
  });
  return found.data;
}

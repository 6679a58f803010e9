import { newId } from '../../src/platform/id/id.ts';
import { scopes } from '../../src/team/scopes.ts';
import { ask, type Goodword } from './goodword.ts';

/** A second workspace of the same installation, as a later version may have them: its owner, signed in, and an API key. */
export type SecondWorkspace = { workspaceId: string; cookie: string; apiKey: string };

/** There is no use case for it yet: the first visit makes the only workspace. */
export async function addSecondWorkspace({ app, url }: Goodword): Promise<SecondWorkspace> {
  const { auth, clock } = app.context;
  const { adapter, internalAdapter, password } = await auth.$context;
  const workspaceId = newId();
  const createdAt = clock.now();
  const login = { email: 'second.owner@example.com', password: 'correct horse battery' };
  await app.db
    .insertInto('workspaces')
    .values({ workspace_id: workspaceId, name: 'Second', created_at: createdAt })
    .execute();
  const user = await internalAdapter.createUser(
    { name: 'Second Owner', email: login.email, emailVerified: false },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(login.password),
  });
  await adapter.create({
    model: 'organization',
    data: { id: workspaceId, name: 'Second', slug: workspaceId, createdAt },
    forceAllowId: true,
  });
  await adapter.create({
    model: 'member',
    data: { organizationId: workspaceId, userId: user.id, role: 'owner', createdAt },
  });
  const signedIn = await ask(`${url}/api/v1/session`, 'POST', login);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  const key = await ask(`${url}/api/v1/api-keys`, 'POST', { name: 'Second', scopes }, { cookie });
  if (key.status !== 201) throw new Error(`No API key: ${JSON.stringify(key.body)}`);
  return { workspaceId, cookie, apiKey: key.body.key };
}

import { sql } from 'kysely';
import type { AppContext } from '../history/app-context.ts';
import { refuse } from '../platform/refusal.ts';
import { newId } from '../platform/id/id.ts';
import { isSetupNeeded } from './find-workspace.ts';
import { ensureGoodPassword } from './password-rules.ts';
import { ensureSetupCode, forgetSetupCodes, forgetSetupFailures } from './setup-code.ts';
import type { SignIn } from './sign-in.ts';
import type { TryOrigin } from './slow-tries.ts';

type OwnerCommand = { name: string; email: string; password: string; workspaceName: string };

/**
 * The first visit: makes the workspace and the owner's account. Of two first visitors one becomes the owner.
 * @param setupCode null where none is needed
 * @throws Refusal already_set_up; invalid_input when the password is too easy or the code wrong
 */
export async function setUpOwner(
  context: AppContext,
  auth: SignIn,
  command: OwnerCommand & { setupCode: string | null; origin: TryOrigin },
): Promise<void> {
  if (!(await isSetupNeeded(context.db))) throw alreadySetUp();
  if (command.setupCode !== null) await ensureSetupCode(context.db, auth, command.setupCode, command.origin);
  ensureGoodPassword(command.password, command.email, 'password');
  await context.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('goodword: first owner'))`.execute(trx);
    if (!(await isSetupNeeded(trx))) throw alreadySetUp();
    const workspaceId = newId();
    const now = context.clock.now();
    const workspace = { workspace_id: workspaceId, name: command.workspaceName, created_at: now };
    await trx.insertInto('workspaces').values(workspace).execute();
    await removeLeftOvers(auth);
    const userId = await createOwnerAccount(auth, workspaceId, command, now);
    await forgetSetupCodes(trx);
    await context.history.record(trx, {
      type: 'workspace.created',
      workspaceId,
      actor: { kind: 'user', id: userId, name: command.name },
    });
  });
  await forgetSetupFailures(context.db);
}

const alreadySetUp = () => refuse('already_set_up', 'This installation already has an owner: sign in instead.');

/**
 * The sign-in library writes through a pool of its own, so its rows are not part of our transaction. While there is no
 * workspace no account is valid: what is found was left by a set-up that failed or died, and must not sign in.
 */
async function removeLeftOvers(auth: SignIn): Promise<void> {
  const { adapter, internalAdapter } = await auth.$context;
  for (const { id } of await adapter.findMany<{ id: string }>({ model: 'user' })) await internalAdapter.deleteUser(id);
  for (const { id } of await adapter.findMany<{ id: string }>({ model: 'organization' })) {
    await adapter.delete({ model: 'organization', where: [{ field: 'id', value: id }] });
  }
}

async function createOwnerAccount(
  auth: SignIn,
  workspaceId: string,
  command: OwnerCommand,
  now: Date,
): Promise<string> {
  const { adapter, internalAdapter, password } = await auth.$context;
  const email = command.email.toLowerCase();
  const user = await internalAdapter.createUser(
    { name: command.name, email, emailVerified: false },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(command.password),
  });
  await adapter.create({
    model: 'organization',
    data: { id: workspaceId, name: command.workspaceName, slug: workspaceId, createdAt: now },
    forceAllowId: true,
  });
  await adapter.create({
    model: 'member',
    data: { organizationId: workspaceId, userId: user.id, role: 'owner', createdAt: now },
  });
  return user.id;
}

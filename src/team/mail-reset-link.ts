import { z } from 'zod';
import type { JobDefinition, Jobs } from '../platform/jobs/jobs.ts';
import type { Mailer } from '../platform/email/mailer.ts';
import { mailTeammate, newPasswordMail } from './account-mails.ts';
import { findWorkspaceOf } from './find-caller.ts';
import { claimResetMail } from './member-store.ts';
import { makeLink, resetLinkHours } from './reset-link.ts';
import type { TeamContext } from './team-context.ts';

/** So that a stranger who knows an address cannot fill its mailbox. */
const pauseMinutes = 5;

/** Mails a link for a new password. Not tried again: the person asks again. */
export const mailResetLinkJob: JobDefinition<{ userId: string }> = {
  name: 'mail-reset-link',
  payload: z.object({ userId: z.string() }),
  retryLimit: 0,
  retryDelaySeconds: 1,
  batchSize: 1,
  concurrency: 1,
};

/**
 * Has a link mailed to an account's address, at most every five minutes. The answer is the same whether the account exists. Its
 * time differs by little, since a worker sends the mail, but it does differ: only for an account is a job written.
 */
export async function askForResetLink(
  context: TeamContext & { jobs: Pick<Jobs, 'send'> },
  email: string,
): Promise<void> {
  const { auth, db, jobs } = context;
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email.toLowerCase());
  if (!found || !(await findWorkspaceOf(auth, found.user.id))) return;
  await db.transaction().execute((trx) => jobs.send(trx, mailResetLinkJob, { userId: found.user.id }));
}

/** @param linkOf the address of a secret */
export async function mailResetLink(
  context: TeamContext & { mailer: Mailer | null; linkOf: (secret: string) => string },
  userId: string,
): Promise<void> {
  const { auth, db, mailer, linkOf, log } = context;
  const workspaceId = await findWorkspaceOf(auth, userId);
  if (!mailer || !workspaceId || !(await claimResetMail(db, userId, pauseMinutes))) return;
  const actor = { kind: 'visitor', id: null, name: 'Visitor' } as const;
  const by = { workspaceId, actor, address: 'mail' };
  const link = { userId, madeBy: null, hours: resetLinkHours.byMail };
  const { secret, email } = await db.transaction().execute((trx) => makeLink(trx, context, by, link));
  const content = newPasswordMail({ link: linkOf(secret), hours: resetLinkHours.byMail });
  const { problem } = await mailTeammate(mailer, email, content);
  if (problem) log.warn({ user_id: userId, problem }, 'a link for a new password could not be mailed');
}

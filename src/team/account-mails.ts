import type { Mailer } from '../platform/email/mailer.ts';
import { MailError } from '../platform/email/mailer.ts';
import { newId } from '../platform/id/id.ts';

/** What became of a mail: `off` while no mail server is set up. @param problem the mail server's reason, without addresses */
export type Mailed = { state: 'sent' | 'off'; problem: null } | { state: 'failed'; problem: string };

type Content = { subject: string; text: string };

/** Sends a mail to a teammate, where there is a mail server; the same link can be handed over by hand. */
export async function mailTeammate(mailer: Mailer | null, to: string, content: Content): Promise<Mailed> {
  if (!mailer) return { state: 'off', problem: null };
  try {
    await mailer.send({ to, ...content, messageId: newId() });
    return { state: 'sent', problem: null };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    return { state: 'failed', problem: error.message };
  }
}

const lines = (...text: string[]): string => text.join('\n\n');

export const invitationMail = ({
  inviter,
  company,
  link,
}: {
  inviter: string;
  company: string;
  link: string;
}): Content => ({
  subject: `${inviter} invites you to Goodword`,
  text: lines(
    `${inviter} invites you to the team of ${company} on Goodword.`,
    `Choose your name and password here, within seven days. The link works once:\n${link}`,
    'If you do not know what this is about, leave it: nothing happens.',
  ),
});

export const newPasswordMail = ({ link, hours }: { link: string; hours: number }): Content => ({
  subject: 'Choose a new password for Goodword',
  text: lines(
    `Choose a new password here, within ${hours === 1 ? 'an hour' : `${hours} hours`}. The link works once:\n${link}`,
    'If you did not ask for this, leave it: your password stays as it is.',
  ),
});

export const confirmEmailMail = ({ link }: { link: string }): Content => ({
  subject: 'Confirm your new e-mail address for Goodword',
  text: lines(
    `Open this link within a day to sign in to Goodword with this address from now on. It works once:\n${link}`,
    'If you did not ask for this, leave it: nothing happens.',
  ),
});

export const emailChangedMail = ({ company }: { company: string }): Content => ({
  subject: 'Your e-mail address for Goodword was changed',
  text: lines(
    `Your account of ${company} on Goodword signs in with another e-mail address from now on.`,
    'If you did not do this, tell an owner of your team at once: they can make a link for a new password.',
  ),
});

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refuse } from '../../platform/refusal.ts';
import { nameForm } from '../../platform/text/person-name.ts';
import { emailForm } from '../../platform/email/email-key.ts';
import { emailChangedMail, mailTeammate } from '../../team/account-mails.ts';
import { confirmEmail } from '../../team/change-account.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import { askForResetLink } from '../../team/mail-reset-link.ts';
import { acceptInvitation } from '../../team/accept-invitation.ts';
import { findInvitation } from '../../team/find-invitation.ts';
import { findResetLink, resetPasswordByLink } from '../../team/reset-link.ts';
import { roles } from '../../team/roles.ts';
import { signInByPassword } from '../../team/sign-in-person.ts';
import type { WebContext } from '../web-context.ts';
import { newPasswordForm } from './forms.ts';
import { sessionAnswer, sessionAnswers } from './session-answer.ts';

/** The secret behind the `#` of a link. In the body, so that it stands in no log of addresses. */
const secretForm = z.string().trim().min(1).max(200);

const tags = ['Session'];
const fewTries = { config: { scope: 'open', rateLimit: { max: 20, timeWindow: '1 minute' } } } as const;

const invitationAnswer = z.object({
  state: z.enum(['open', 'accepted', 'revoked', 'expired', 'unknown']),
  /** null unless the link is open, like the others */
  email: z.string().nullable(),
  role: z.enum(roles).nullable(),
  invited_by: z.string().nullable(),
  company: z.string().nullable(),
});

/** What those do who have a link for one person: accept an invitation, choose a new password. */
export function personLinkRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { answerSignedIn, attemptOf } = sessionAnswers(context);
  const { mailer } = context.crm.alerting;
  return async (app) => {
    app.post(
      '/invitation',
      {
        ...fewTries,
        schema: {
          tags,
          summary: 'What the link of an invitation opens',
          body: z.object({ token: secretForm }),
          response: { 200: invitationAnswer },
        },
      },
      async (request) => {
        const found = await findInvitation(context, request.body.token);
        if (found.state !== 'open') {
          return { state: found.state, email: null, role: null, invited_by: null, company: null };
        }
        const { state, email, role, invitedBy, company } = found;
        return { state, email, role, invited_by: invitedBy, company };
      },
    );

    app.post(
      '/invitation/accept',
      {
        ...fewTries,
        schema: {
          tags,
          summary: 'Accept an invitation: makes the account and signs in',
          body: z.object({
            token: secretForm,
            name: nameForm.min(1, { error: 'Enter your name.' }),
            password: newPasswordForm,
          }),
          response: { 201: sessionAnswer },
        },
      },
      async (request, reply) => {
        const { token: secret, name, password } = request.body;
        const { email } = await acceptInvitation(context, { secret, name, password, address: request.ip });
        reply.code(201);
        const attempt = { ...attemptOf(request), email, password };
        return answerSignedIn(request, reply, await signInByPassword(context, attempt));
      },
    );

    app.post(
      '/password-reset/mail',
      {
        ...fewTries,
        schema: {
          tags,
          summary: 'Have a link for a new password mailed; the answer is the same whether the account exists',
          body: z.object({ email: emailForm }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        if (!mailer) throw refuse('mail_off', 'No mail server is set up: ask an owner of your team for a link.');
        await askForResetLink(context, request.body.email);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/email-confirmation',
      {
        ...fewTries,
        schema: {
          tags,
          summary: 'Confirm a new address with the link that was mailed to it',
          body: z.object({ token: secretForm }),
          response: { 200: z.object({ email: z.string() }) },
        },
      },
      async (request) => {
        const change = { secret: request.body.token, address: request.ip };
        const { email, earlier, workspaceId } = await confirmEmail(context, change);
        const company = await findWorkspaceName(context.db, workspaceId);
        const { problem } = await mailTeammate(mailer, earlier, emailChangedMail({ company }));
        if (problem)
          context.log.warn({ problem }, 'the earlier address of an account could not be told of the new one');
        return { email };
      },
    );

    app.post(
      '/password-reset/look',
      {
        ...fewTries,
        schema: {
          tags,
          summary: 'Whose password a link changes',
          body: z.object({ token: secretForm }),
          response: { 200: z.object({ email: z.string() }) },
        },
      },
      async (request) => {
        const found = await findResetLink(context.auth, request.body.token);
        if (!found) throw refuse('reset_link_over', 'This link was used already, or has expired: ask for a new one.');
        return { email: found.email };
      },
    );

    app.post(
      '/password-reset',
      {
        ...fewTries,
        schema: {
          tags,
          summary: 'Choose a new password with a link; all sessions of the account end',
          body: z.object({ token: secretForm, password: newPasswordForm }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { token: secret, password } = request.body;
        await resetPasswordByLink(context, { secret, password, address: request.ip });
        return reply.code(204).send(null);
      },
    );
  };
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { confirmEmailMail, mailTeammate } from '../../team/account-mails.ts';
import { askForEmail, changeEmail, changeName, findAccount, forgetEmailChange } from '../../team/change-account.ts';
import { changePassword } from '../../team/change-password.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  findSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '../../team/second-factor.ts';
import { endSession, endSessions, listSessions, type SessionSummary } from '../../team/sessions.ts';
import { emailForm } from '../../platform/email/email-key.ts';
import { nameForm } from '../../platform/text/person-name.ts';
import { addresses } from '../addresses.ts';
import { attemptOf } from '../attempts.ts';
import { personOf } from '../person-of.ts';
import type { WebContext } from '../web-context.ts';
import { isoTime, listAnswer, newPasswordForm } from './forms.ts';

const sessionAnswer = z.object({
  id: z.string(),
  user_agent: z.string(),
  address: z.string(),
  started_at: isoTime,
  last_used_at: isoTime,
  is_this_one: z.boolean(),
});

const present = (session: SessionSummary): z.infer<typeof sessionAnswer> => ({
  id: session.id,
  user_agent: session.userAgent,
  address: session.address,
  started_at: session.startedAt.toISOString(),
  last_used_at: session.lastUsedAt.toISOString(),
  is_this_one: session.isThisOne,
});

const secondFactorAnswer = z.object({ is_on: z.boolean(), recovery_codes_left: z.number().int() });
const recoveryCodesAnswer = z.object({ recovery_codes: z.array(z.string()) });

/** The password that the person has; a wrong one is refused with `invalid_input`. */
const currentPassword = z.string().min(1, { error: 'Enter your password.' }).max(200);

const accountAnswer = z.object({
  name: z.string(),
  email: z.string(),
  /** an address that a mailed link is to confirm */
  pending_email: z.string().nullable(),
  can_mail: z.boolean(),
});

const tags = ['Account'];
const people = { config: { scope: 'people', role: 'member' } } as const;
const few = { config: { scope: 'people', role: 'member', rateLimit: { max: 20, timeWindow: '1 minute' } } } as const;

/** The signed-in person's own account: name and address, password, sessions, second factor. */
export function accountRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { settings, crm } = context;
  const { mailer } = crm.alerting;
  return async (app) => {
    app.get(
      '/account',
      { ...people, schema: { tags, summary: 'Your account', response: { 200: accountAnswer } } },
      async (request) => {
        const { name, email, pendingEmail } = await findAccount(context, personOf(request).userId);
        return { name, email, pending_email: pendingEmail, can_mail: mailer !== null };
      },
    );

    app.patch(
      '/account',
      {
        ...people,
        schema: {
          tags,
          summary: 'Change your name',
          body: z.object({ name: nameForm.min(1, { error: 'Enter your name.' }) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await changeName(context, personOf(request), request.body.name);
        return reply.code(204).send(null);
      },
    );

    app.put(
      '/account/email',
      {
        ...few,
        schema: {
          tags,
          summary: 'Change your address: by a link that is mailed to it, or at once where no mail server is set up',
          body: z.object({ email: emailForm, password: currentPassword }),
          response: { 200: z.object({ is_changed: z.boolean(), mail_problem: z.string().nullable() }) },
        },
      },
      async (request) => {
        const person = personOf(request);
        if (!mailer) {
          await changeEmail(context, person, request.body);
          return { is_changed: true, mail_problem: null };
        }
        const { secret } = await askForEmail(context, person, request.body);
        const mail = confirmEmailMail({ link: settings.publicUrl + addresses.confirmEmail(secret) });
        const { problem } = await mailTeammate(mailer, request.body.email, mail);
        if (problem) await forgetEmailChange(context, person.userId);
        return { is_changed: false, mail_problem: problem };
      },
    );

    app.delete(
      '/account/email',
      {
        ...people,
        schema: { tags, summary: 'Keep your address: the mailed link opens no more', response: { 204: z.null() } },
      },
      async (request, reply) => {
        await forgetEmailChange(context, personOf(request).userId);
        return reply.code(204).send(null);
      },
    );

    app.put(
      '/account/password',
      {
        config: { ...few.config, withOneTimePassword: true },
        schema: {
          tags,
          summary: 'Change your password; all your other sessions end',
          body: z.object({ current_password: currentPassword, new_password: newPasswordForm }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { current_password: current, new_password: next } = request.body;
        const { cookies } = await changePassword(context, personOf(request), { current, next });
        return reply.code(204).header('set-cookie', cookies).send(null);
      },
    );

    app.get(
      '/account/sessions',
      { ...people, schema: { tags, summary: 'Your sessions', response: { 200: listAnswer(sessionAnswer) } } },
      async (request) => ({ items: (await listSessions(context, personOf(request))).map(present) }),
    );

    app.delete(
      '/account/sessions/:id',
      {
        ...people,
        schema: {
          tags,
          summary: 'End one of your sessions',
          params: z.object({ id: z.string() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await endSession(context, personOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/account/sessions',
      { ...people, schema: { tags, summary: 'Sign out everywhere, here as well', response: { 204: z.null() } } },
      async (request, reply) => {
        await endSessions(context, personOf(request));
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/account/second-factor',
      { ...people, schema: { tags, summary: 'Your second factor', response: { 200: secondFactorAnswer } } },
      async (request) => {
        const { isOn, recoveryCodesLeft } = await findSecondFactor(context, personOf(request).userId);
        return { is_on: isOn, recovery_codes_left: recoveryCodesLeft };
      },
    );

    app.post(
      '/account/second-factor',
      {
        ...few,
        schema: {
          tags,
          summary: 'Begin a second factor: the secret for an authenticator app',
          body: z.object({ password: currentPassword }),
          response: { 200: z.object({ uri: z.string(), secret: z.string() }) },
        },
      },
      async (request) => beginSecondFactor(context, personOf(request), request.body.password),
    );

    app.post(
      '/account/second-factor/confirm',
      {
        ...few,
        schema: {
          tags,
          summary: 'Switch the second factor on with a code of the app; recovery codes are shown only in this answer',
          body: z.object({ code: z.string().trim().min(1, { error: 'Enter the code that the app shows.' }).max(20) }),
          response: { 200: recoveryCodesAnswer },
        },
      },
      async (request, reply) => {
        const code = request.body.code.replaceAll(/\s/g, '');
        const { cookies, recoveryCodes } = await confirmSecondFactor(
          context,
          personOf(request),
          code,
          attemptOf(request),
        );
        reply.header('set-cookie', cookies);
        return { recovery_codes: recoveryCodes };
      },
    );

    app.post(
      '/account/second-factor/switch-off',
      {
        ...few,
        schema: {
          tags,
          summary: 'Switch the second factor off',
          body: z.object({ password: currentPassword }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { password } = request.body;
        const { cookies } = await switchOffSecondFactor(context, personOf(request), password, attemptOf(request));
        return reply.code(204).header('set-cookie', cookies).send(null);
      },
    );

    app.post(
      '/account/recovery-codes',
      {
        ...few,
        schema: {
          tags,
          summary: 'New recovery codes; the earlier ones no longer hold',
          body: z.object({ password: currentPassword }),
          response: { 200: recoveryCodesAnswer },
        },
      },
      async (request) => ({
        recovery_codes: await renewRecoveryCodes(context, personOf(request), request.body.password),
      }),
    );
  };
}

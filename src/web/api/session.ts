import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { emailForm } from '../../platform/email/email-key.ts';
import { refuse } from '../../platform/refusal.ts';
import { nameForm } from '../../platform/text/person-name.ts';
import { roles } from '../../team/roles.ts';
import { findSignedInUser } from '../../team/find-caller.ts';
import { findWorkspaceName, isSetupNeeded } from '../../team/find-workspace.ts';
import { setUpOwner } from '../../team/set-up-owner.ts';
import { isSetupCodeNeeded, removeSetupCode } from '../../team/setup-code.ts';
import { signInByPassword, signInBySecondFactor, signOut, type SignedIn } from '../../team/sign-in-person.ts';
import { findCallerOf, headersOf } from '../callers.ts';
import { rememberDevice, tryOriginOf } from '../known-device.ts';
import { personOf } from '../person-of.ts';
import { productVersion } from '../version.ts';
import type { WebContext } from '../web-context.ts';
import { newPasswordForm } from './forms.ts';

const sessionAnswer = z.object({
  setup_needed: z.boolean(),
  /** the first visit asks for the code that the server's log and its data folder hold */
  setup_code_needed: z.boolean(),
  /** e-mail and password were right; POST /session/second-factor comes next */
  second_factor_needed: z.boolean(),
  /** the password is a one-time one; PUT /account/password comes next, and nothing else is open */
  password_change_needed: z.boolean(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) }).nullable(),
  workspace: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** null, like the version, until someone is signed in */
  practice_intercom_url: z.string().nullable(),
  version: z.string().nullable(),
});

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip', 'via'];

const requiredName = nameForm.min(1, { error: 'Please fill this in.' });

/** Guessing is slow enough with these, and a team behind one address is not locked out. */
const fewTries = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Who is signed in; signing in and out; the first visit. */
export function sessionRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, auth, settings } = context;

  const describe = async (headers: Headers): Promise<z.infer<typeof sessionAnswer>> => {
    // a set-up that failed half-way has left no user who could be signed in
    const isBlank = await isSetupNeeded(db);
    const user = isBlank ? null : await findSignedInUser(auth, headers);
    const workspace = user && { id: user.workspaceId, name: await findWorkspaceName(db, user.workspaceId) };
    return {
      setup_needed: isBlank,
      setup_code_needed: isBlank && isSetupCodeNeeded(settings),
      second_factor_needed: false,
      password_change_needed: user?.mustChangePassword ?? false,
      user: user && { id: user.id, name: user.name, email: user.email, role: user.role },
      workspace,
      practice_intercom_url: user && settings.intercom?.practice ? settings.intercom.appUrl : null,
      version: user && productVersion,
    };
  };

  /** Hands the cookies over and answers with the session that they open. */
  const answerSignedIn = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { cookies, needsSecondFactor, account }: SignedIn,
  ) => {
    reply.header('set-cookie', cookies);
    if (!needsSecondFactor) rememberDevice(request, reply, account, context);
    const own = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    return { ...(await describe(new Headers({ cookie: own }))), second_factor_needed: needsSecondFactor };
  };

  const attemptOf = (request: FastifyRequest) => ({
    headers: headersOf(request),
    address: request.ip,
    origin: tryOriginOf(request, context),
  });

  return async (app) => {
    app.get(
      '/session',
      {
        config: { scope: 'open' },
        schema: { tags: ['Session'], summary: 'Who is signed in', response: { 200: sessionAnswer } },
      },
      (request) => describe(headersOf(request)),
    );

    app.post(
      '/setup',
      {
        config: { scope: 'open', ...fewTries },
        schema: {
          tags: ['Session'],
          summary: "First visit: create the owner's account",
          body: z.object({
            name: requiredName,
            email: emailForm,
            password: newPasswordForm,
            workspace_name: requiredName,
            /** where others than this machine can reach the server */
            setup_code: z.string().max(100).default(''),
          }),
          response: { 201: sessionAnswer },
        },
      },
      async (request, reply) => {
        const { name, email, password, workspace_name: workspaceName } = request.body;
        const setupCode = isSetupCodeNeeded(settings) ? request.body.setup_code : null;
        // a proxy on this machine may bring anybody
        if (setupCode === null && proxyHeaders.some((header) => request.headers[header] !== undefined)) {
          throw refuse(
            'invalid_input',
            'This visit came through a proxy: set PUBLIC_URL, start again, and enter the set-up code.',
          );
        }
        const attempt = attemptOf(request);
        const { origin } = attempt;
        await setUpOwner(context, auth, { name, email, password, workspaceName, setupCode, origin });
        await removeSetupCode(settings.dataFolder);
        reply.code(201);
        return answerSignedIn(request, reply, await signInByPassword(context, { ...attempt, email, password }));
      },
    );

    app.post(
      '/session',
      {
        config: { scope: 'open', ...fewTries },
        schema: {
          tags: ['Session'],
          summary: 'Sign in',
          body: z.object({ email: emailForm, password: z.string().min(1).max(200) }),
          response: { 200: sessionAnswer },
        },
      },
      async (request, reply) => {
        const attempt = { ...request.body, ...attemptOf(request) };
        return answerSignedIn(request, reply, await signInByPassword(context, attempt));
      },
    );

    app.post(
      '/session/second-factor',
      {
        config: { scope: 'open', ...fewTries },
        schema: {
          tags: ['Session'],
          summary: 'Sign in, second step: a code of the authenticator app, or a recovery code',
          body: z.object({ code: z.string().trim().min(1).max(100) }),
          response: { 200: sessionAnswer },
        },
      },
      async (request, reply) => {
        const code = /^[\d\s]+$/.test(request.body.code) ? request.body.code.replaceAll(/\s/g, '') : request.body.code;
        const signedIn = await signInBySecondFactor(context, { code, ...attemptOf(request) });
        return answerSignedIn(request, reply, signedIn);
      },
    );

    app.delete(
      '/session',
      {
        config: { scope: 'open', withOneTimePassword: true },
        schema: { tags: ['Session'], summary: 'Sign out', response: { 204: z.null() } },
      },
      async (request, reply) => {
        const isPerson = findCallerOf(request)?.userId != null;
        const cookies = await signOut(context, isPerson ? personOf(request) : null, headersOf(request));
        if (cookies.length > 0) reply.header('set-cookie', cookies);
        return reply.code(204).send(null);
      },
    );
  };
}

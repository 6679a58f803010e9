import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { emailForm } from '../../platform/email/email-key.ts';
import { refuse } from '../../platform/refusal.ts';
import { nameForm } from '../../platform/text/person-name.ts';
import { setUpOwner } from '../../team/set-up-owner.ts';
import { isSetupCodeNeeded, removeSetupCode } from '../../team/setup-code.ts';
import { signInByPassword, signInBySecondFactor, signOut } from '../../team/sign-in-person.ts';
import { findCallerOf, headersOf } from '../callers.ts';
import { personOf } from '../person-of.ts';
import type { WebContext } from '../web-context.ts';
import { newPasswordForm } from './forms.ts';
import { sessionAnswer, sessionAnswers } from './session-answer.ts';

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip', 'via'];

const requiredName = nameForm.min(1, { error: 'Please fill this in.' });

/** Guessing is slow enough with these, and a team behind one address is not locked out. */
const fewTries = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Who is signed in; signing in and out; the first visit. */
export function sessionRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { auth, settings } = context;
  const { describe, answerSignedIn, attemptOf } = sessionAnswers(context);

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

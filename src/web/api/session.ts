import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '../../platform/refusal.ts';
import { emailForm } from '../../platform/email/email-key.ts';
import { nameForm } from '../../platform/text/person-name.ts';
import { findSignedInUser } from '../../team/find-caller.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import { isSetupNeeded, setUpOwner } from '../../team/set-up-owner.ts';
import { headersOf } from '../callers.ts';
import { productVersion } from '../version.ts';
import type { WebContext } from '../web-context.ts';

const sessionAnswer = z.object({
  setup_needed: z.boolean(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  workspace: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** null, like the version, until someone is signed in */
  practice_intercom_url: z.string().nullable(),
  version: z.string().nullable(),
});

const password = z
  .string()
  .min(10, { error: 'Use at least 10 characters.' })
  .max(200, { error: 'Use at most 200 characters.' });
const requiredName = nameForm.min(1, { error: 'Please fill this in.' });

/** Guessing is slow enough with these, and a team behind one address is not locked out. */
const fewTries = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } };

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
      user: user && { id: user.id, name: user.name, email: user.email },
      workspace,
      practice_intercom_url: user && settings.intercom?.practice ? settings.intercom.appUrl : null,
      version: user && productVersion,
    };
  };

  /** Signs in and answers with the new session. */
  const signIn = async (request: FastifyRequest, reply: FastifyReply, email: string, secret: string) => {
    const answer = await auth.api
      .signInEmail({ body: { email, password: secret }, headers: headersOf(request), returnHeaders: true })
      .catch((error: { statusCode?: number }) => {
        if (error.statusCode !== 401) throw error;
        throw refuse('wrong_credentials', 'E-mail and password do not match. Check both and try again.');
      });
    const cookies = answer.headers.getSetCookie();
    reply.header('set-cookie', cookies);
    return describe(new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }));
  };

  return async (app) => {
    app.get(
      '/session',
      { schema: { tags: ['Session'], summary: 'Who is signed in', response: { 200: sessionAnswer } } },
      (request) => describe(headersOf(request)),
    );

    app.post(
      '/setup',
      {
        ...fewTries,
        schema: {
          tags: ['Session'],
          summary: "First visit: create the owner's account",
          body: z.object({ name: requiredName, email: emailForm, password, workspace_name: requiredName }),
          response: { 201: sessionAnswer },
        },
      },
      async (request, reply) => {
        const { name, email, password, workspace_name: workspaceName } = request.body;
        await setUpOwner(context, auth, { name, email, password, workspaceName });
        reply.code(201);
        return signIn(request, reply, email, password);
      },
    );

    app.post(
      '/session',
      {
        ...fewTries,
        schema: {
          tags: ['Session'],
          summary: 'Sign in',
          body: z.object({ email: emailForm, password: z.string().min(1).max(200) }),
          response: { 200: sessionAnswer },
        },
      },
      (request, reply) => signIn(request, reply, request.body.email, request.body.password),
    );

    app.delete(
      '/session',
      { schema: { tags: ['Session'], summary: 'Sign out', response: { 204: z.null() } } },
      async (request, reply) => {
        const answer = await auth.api.signOut({ headers: headersOf(request), returnHeaders: true });
        reply.header('set-cookie', answer.headers.getSetCookie());
        return reply.code(204).send(null);
      },
    );
  };
}

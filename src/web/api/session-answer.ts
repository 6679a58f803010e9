import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findSignedInUser } from '../../team/find-caller.ts';
import { findWorkspaceName, isSetupNeeded } from '../../team/find-workspace.ts';
import { roles } from '../../team/roles.ts';
import { isSetupCodeNeeded } from '../../team/setup-code.ts';
import type { SignedIn } from '../../team/sign-in-person.ts';
import { headersOf } from '../callers.ts';
import { rememberDevice, tryOriginOf } from '../known-device.ts';
import { productVersion } from '../version.ts';
import type { WebContext } from '../web-context.ts';

export const sessionAnswer = z.object({
  setup_needed: z.boolean(),
  /** the first visit asks for the code that the server's log and its data folder hold */
  setup_code_needed: z.boolean(),
  /** a link for a new password can be mailed */
  can_mail: z.boolean(),
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

/** Answers that say who is signed in, and hand the cookies of a new session over. */
export function sessionAnswers(context: WebContext) {
  const { db, auth, settings } = context;

  const describe = async (headers: Headers): Promise<z.infer<typeof sessionAnswer>> => {
    // a set-up that failed half-way has left no user who could be signed in
    const isBlank = await isSetupNeeded(db);
    const user = isBlank ? null : await findSignedInUser(auth, headers);
    const workspace = user && { id: user.workspaceId, name: await findWorkspaceName(db, user.workspaceId) };
    return {
      setup_needed: isBlank,
      setup_code_needed: isBlank && isSetupCodeNeeded(settings),
      can_mail: context.crm.alerting.mailer !== null,
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

  return { describe, answerSignedIn, attemptOf };
}

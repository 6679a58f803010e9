import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { emailForm } from '../../platform/email/email-key.ts';
import { invitationMail, mailTeammate, newPasswordMail, type Mailed } from '../../team/account-mails.ts';
import { changeRole } from '../../team/change-role.ts';
import { findTeam, type PendingInvitation, type Teammate } from '../../team/find-team.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import { inviteTeammate } from '../../team/invite-teammate.ts';
import { removeTeammate } from '../../team/remove-teammate.ts';
import { makeResetLink, resetLinkHours } from '../../team/reset-link.ts';
import { revokeInvitation } from '../../team/revoke-invitation.ts';
import { roles } from '../../team/roles.ts';
import { addresses } from '../addresses.ts';
import { personOf } from '../person-of.ts';
import type { WebContext } from '../web-context.ts';
import { isoTime } from './forms.ts';

const roleForm = z.enum(roles, { error: 'Choose a role.' });

const teammateAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleForm,
  is_you: z.boolean(),
  /** null: not since it is noted */
  last_sign_in_at: isoTime.nullable(),
  has_second_factor: z.boolean(),
  /** names of API keys in use that the teammate made */
  api_keys: z.array(z.string()),
});

const invitationAnswer = z.object({
  id: z.string(),
  email: z.string(),
  role: roleForm,
  invited_by: z.string(),
  created_at: isoTime,
  expires_at: isoTime,
  is_expired: z.boolean(),
});

/** A link for one person: in this answer, and nowhere else unless it was mailed. */
const linkAnswer = z.object({
  link: z.string(),
  expires_at: isoTime,
  mail: z.object({ state: z.enum(['sent', 'failed', 'off']), problem: z.string().nullable() }),
});

const presentTeammate = (
  { id, name, email, role, lastSignInAt, hasSecondFactor, apiKeys }: Teammate,
  userId: string,
): z.infer<typeof teammateAnswer> => ({
  id,
  name,
  email,
  role,
  is_you: id === userId,
  last_sign_in_at: lastSignInAt?.toISOString() ?? null,
  has_second_factor: hasSecondFactor,
  api_keys: apiKeys,
});

const presentInvitation = (one: PendingInvitation): z.infer<typeof invitationAnswer> => ({
  id: one.id,
  email: one.email,
  role: one.role,
  invited_by: one.invitedBy,
  created_at: one.createdAt.toISOString(),
  expires_at: one.expiresAt.toISOString(),
  is_expired: one.isExpired,
});

const presentLink = (link: string, expiresAt: Date, mail: Mailed): z.infer<typeof linkAnswer> => ({
  link,
  expires_at: expiresAt.toISOString(),
  mail,
});

const tags = ['Team'];
const owners = { config: { scope: 'people', role: 'owner' } } as const;
/** More than a person hands out, and few enough that mails to strangers are no weapon. */
const few = { config: { ...owners.config, rateLimit: { max: 60, timeWindow: '1 minute' } } } as const;
const userParams = z.object({ id: z.string() });

/** The people of the workspace, their roles, and invitations by link; for owners. */
export function teamRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { settings, crm } = context;
  const { mailer } = crm.alerting;
  return async (app) => {
    app.get(
      '/team',
      {
        ...owners,
        schema: {
          tags,
          summary: 'Teammates and pending invitations',
          response: {
            200: z.object({
              members: z.array(teammateAnswer),
              invitations: z.array(invitationAnswer),
              /** invitations are mailed as well (SMTP_URL and MAIL_FROM) */
              can_mail: z.boolean(),
            }),
          },
        },
      },
      async (request) => {
        const person = personOf(request);
        const { members, invitations } = await findTeam(context, person);
        return {
          members: members.map((one) => presentTeammate(one, person.userId)),
          invitations: invitations.map(presentInvitation),
          can_mail: mailer !== null,
        };
      },
    );

    app.post(
      '/team/invitations',
      {
        ...few,
        schema: {
          tags,
          summary: 'Invite a teammate by a link that works once, for seven days; an earlier one of the address ends',
          body: z.object({ email: emailForm, role: roleForm.default('member') }),
          response: { 201: linkAnswer.extend({ id: z.string() }) },
        },
      },
      async (request, reply) => {
        const person = personOf(request);
        const { email, role } = request.body;
        const { id, secret, expiresAt } = await inviteTeammate(context, person, { email, role });
        const link = settings.publicUrl + addresses.invitation(secret);
        const company = await findWorkspaceName(context.db, person.workspaceId);
        const mail = invitationMail({ inviter: person.actor.name, company, link });
        const mailed = await mailTeammate(mailer, email, mail);
        return reply.code(201).send({ id, ...presentLink(link, expiresAt, mailed) });
      },
    );

    app.delete(
      '/team/invitations/:id',
      {
        ...owners,
        schema: { tags, summary: 'Revoke an invitation', params: userParams, response: { 204: z.null() } },
      },
      async (request, reply) => {
        await revokeInvitation(context, personOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    );

    app.patch(
      '/team/members/:id',
      {
        ...owners,
        schema: {
          tags,
          summary: 'Give a teammate another role',
          params: userParams,
          body: z.object({ role: roleForm }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await changeRole(context, personOf(request), { userId: request.params.id, role: request.body.role });
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/team/members/:id',
      {
        ...owners,
        schema: {
          tags,
          summary: 'Remove a teammate; their sessions end at once, API keys stay',
          params: userParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await removeTeammate(context, personOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/team/members/:id/reset-link',
      {
        ...few,
        schema: {
          tags,
          summary: 'A link with which a teammate chooses a new password, once, within a day',
          params: userParams,
          response: { 201: linkAnswer },
        },
      },
      async (request, reply) => {
        const { secret, email, expiresAt } = await makeResetLink(context, personOf(request), request.params.id);
        const link = settings.publicUrl + addresses.newPassword(secret);
        const mail = newPasswordMail({ link, hours: resetLinkHours.byOwner });
        return reply.code(201).send(presentLink(link, expiresAt, await mailTeammate(mailer, email, mail)));
      },
    );
  };
}

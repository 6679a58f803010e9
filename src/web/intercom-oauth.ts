import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { getCampaignById } from '../campaigns/find-campaign.ts';
import { beginAuthorisation, endAuthorisation } from '../integration/connections/authorisation.ts';
import { connectWorkspace } from '../integration/connections/connect-workspace.ts';
import { IntercomError } from '../intercom/api/intercom-error.ts';
import { authorizeUrl, callbackPath } from '../intercom/oauth/authorize-url.ts';
import { intercomTraits } from '../intercom/traits.ts';
import { exchangeCode } from '../intercom/oauth/exchange-code.ts';
import { Refusal, refuse } from '../platform/refusal.ts';
import type { Role } from '../team/roles.ts';
import { addresses } from './addresses.ts';
import { recogniseCallers } from './callers.ts';
import { renderNotice, sendPage } from './pages/page.ts';
import { statusOf } from './refusal-responses.ts';
import type { WebContext } from './web-context.ts';

/** How connecting ended; the CRM page has the message for it. Only `connected` wrote anything. */
type Ending =
  | 'connected'
  | 'denied'
  | 'state_invalid'
  | 'app_missing'
  | 'code_missing'
  | 'code_refused'
  | 'unavailable';

const startQuery = z.object({ campaign_id: z.uuid(), kind: z.enum(['real', 'practice']).optional() });
const one = z.string().min(1).optional().catch(undefined);
const callbackQuery = z.object({ code: one, state: one, error: one });

/** Connecting: to Intercom's page with `Authorize access`, and back with a code. */
export function registerIntercomOauth(app: FastifyInstance, context: WebContext): void {
  const { settings, intercom, crm } = context;
  recogniseCallers(app, context.auth, context.ownNames);

  app.get('/oauth/intercom/start', async (request, reply) => {
    const person = personOf(context, request);
    if (!person) return refuseStranger(reply);
    if (person.role !== 'owner') return refuseMember(reply);
    const query = startQuery.safeParse(request.query);
    if (!query.success) throw refuse('bad_request', 'The address names no campaign: start from its settings.');
    const oauthApp = await chooseApp(context, person.workspaceId, query.data.kind);
    const campaign = await getCampaignById(context.db, person.workspaceId, query.data.campaign_id);
    const state = await beginAuthorisation(context, person, {
      campaignId: campaign.campaign_id,
      practice: oauthApp.practice,
      returnTo: addresses.crmSettings(campaign.campaign_id),
    });
    return reply.header('cache-control', 'no-store').redirect(authorizeUrl(oauthApp, settings.publicUrl, state));
  });

  app.get(callbackPath, async (request, reply) => {
    const person = personOf(context, request);
    if (!person) return refuseStranger(reply);
    if (person.role !== 'owner') return refuseMember(reply);
    const { code, state, error } = callbackQuery.parse(request.query);
    const errand = state ? await endAuthorisation(context, person, state) : null;
    const end = (ending: Ending) =>
      reply.header('cache-control', 'no-store').redirect(`${errand?.returnTo ?? '/'}?intercom=${ending}`);
    if (!errand) return end('state_invalid');
    if (error) return end('denied');
    if (!code) return end('code_missing');
    const { actor, workspaceId } = context.callerOf(request);
    const { practice } = errand;
    const oauthApp = await intercom.apps.findOauthApp(workspaceId, practice);
    if (!oauthApp) return end('app_missing');
    try {
      const authorised = await exchangeCode(oauthApp, context.clock, code);
      await connectWorkspace(crm, {
        workspaceId,
        actor,
        campaignId: errand.campaignId,
        authorised: { ...authorised, provider: intercomTraits.name, practice, by: 'oauth' },
      });
    } catch (thrown) {
      if (!(thrown instanceof IntercomError)) throw thrown;
      const owners = [{ workspaceId, practice }];
      await intercom.signals.note('exchange_failed', async () => ({ owners, detail: thrown.message }));
      context.log.warn({ status: thrown.status, code: thrown.code }, 'Intercom refused the authorisation');
      return end(thrown.failure === 'retry_later' ? 'unavailable' : 'code_refused');
    }
    return end('connected');
  });
}

/**
 * The app to authorise with. By default the real one where it is set up, else that of the practice Intercom.
 * @throws Refusal intercom_not_configured when there is none
 */
async function chooseApp({ intercom: { apps } }: WebContext, workspaceId: string, kind?: 'real' | 'practice') {
  const real = kind === 'practice' ? null : await apps.findOauthApp(workspaceId, false);
  const chosen = real ?? (kind === 'real' ? null : await apps.findOauthApp(workspaceId, true));
  if (chosen) return chosen;
  throw refuse(
    'intercom_not_configured',
    'Set up your Intercom app first: Campaign Settings → Integrations and API → CRM.',
  );
}

/** The signed-in person; an API key has no browser to go to Intercom with. */
function personOf(
  context: WebContext,
  request: FastifyRequest,
): { workspaceId: string; userId: string; role: Role | null } | null {
  try {
    const { workspaceId, userId, role } = context.callerOf(request);
    return userId === null ? null : { workspaceId, userId, role };
  } catch (error) {
    if (error instanceof Refusal && statusOf(error.code) === 401) return null;
    throw error;
  }
}

function refuseMember(reply: FastifyReply): FastifyReply {
  const notice = {
    company: 'Goodword',
    heading: 'Only an owner can connect Intercom',
    sentence: 'Your account is a member’s. Ask an owner of your team to connect Intercom, or to make you an owner.',
  };
  return sendPage(reply, 403, renderNotice(notice));
}

function refuseStranger(reply: FastifyReply): FastifyReply {
  const notice = {
    company: 'Goodword',
    heading: 'Please sign in first',
    sentence: 'Connecting Intercom is for signed-in people. Sign in to Goodword in this browser, then connect again.',
  };
  return sendPage(reply, 401, renderNotice(notice));
}

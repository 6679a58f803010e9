import type { FastifyInstance, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { evaluateOpen, type Campaign } from '../../campaigns/campaign.ts';
import { findCampaignBySlug } from '../../campaigns/find-campaign.ts';
import { joinAsLead } from '../../leads/join-as-lead.ts';
import { linkPausedReason } from '../../leads/join-rules.ts';
import { findLinkOfCampaign } from '../../links/find-link.ts';
import { readAttribution, type Attribution } from '../../links/attribution.ts';
import { Refusal } from '../../platform/refusal.ts';
import { toPublicName } from '../../platform/text/person-name.ts';
import { toProblem } from '../problems.ts';
import { findReferrerName } from '../../referrers/find-referrer.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import { addresses } from '../addresses.ts';
import { callerKeyOf } from '../caller-key.ts';
import type { WebContext } from '../web-context.ts';
import { attributionCookie } from './link-redirect.ts';
import { inEvenTime } from './even-time.ts';
import { joinLimit } from './join-limit.ts';
import { renderNotice, renderPage, sendPage, type Html } from './page.ts';
import { asTyped, friendForm, nothingTyped, problemsByField, renderPersonForm, type Typed } from './person-form.ts';

type Visit = { campaign: Campaign; company: string; attribution: Attribution; token: string; friend: string };

/** The hosted page that a referral link opens: the friend leaves first name and e-mail and becomes a lead. */
export function registerReferralLinkPage(app: FastifyInstance, context: WebContext): void {
  const { db, clock, attributionSigner, callerSigner, settings } = context;

  /** The referrer and campaign behind the link, or the page that says why there are none. */
  const readVisit = async (request: FastifyRequest, slug: string, given: unknown): Promise<Visit | Html> => {
    const campaign = await findCampaignBySlug(db, slug);
    if (!campaign) return noSuchInvitation();
    const company = await findWorkspaceName(db, campaign.workspace_id);
    // an address that lost a letter on its way is not answered by the cookie: it may be of another friend
    const token = typeof given === 'string' && given !== '' ? given : (request.cookies[attributionCookie] ?? '');
    const attribution = readAttribution(attributionSigner, token, clock.now());
    const friend =
      attribution?.campaignId === campaign.campaign_id
        ? await findReferrerName(db, campaign.workspace_id, attribution.referrerId)
        : null;
    if (!attribution || friend === null) {
      return renderNotice({
        company,
        heading: 'This invitation is incomplete',
        sentence: 'We cannot tell who invited you. Please open the referral link that your friend sent you once more.',
      });
    }
    const state = evaluateOpen(campaign.state);
    if (!state.open) return renderNotice({ company, heading: 'Not open right now', sentence: state.reason });
    const link = await findLinkOfCampaign(db, campaign.workspace_id, campaign.campaign_id, attribution.linkCode);
    if (link?.paused_at) {
      return renderNotice({ company, heading: 'This invitation is taking a break', sentence: linkPausedReason });
    }
    return { campaign, company, attribution, token, friend: toPublicName(friend) };
  };

  app.get<{ Params: { slug: string }; Querystring: { ref?: unknown } }>('/c/:slug/invited', async (request, reply) => {
    const visit = await readVisit(request, request.params.slug, request.query.ref);
    if (typeof visit === 'string') return sendPage(reply, 404, visit);
    return sendPage(reply, 200, renderInvitation(visit, nothingTyped));
  });

  app.post<{ Params: { slug: string }; Querystring: { ref?: unknown }; Body: { ref?: unknown } | null }>(
    '/c/:slug/invited',
    joinLimit,
    async (request, reply) => {
      const visit = await readVisit(request, request.params.slug, request.body?.ref ?? request.query.ref);
      if (typeof visit === 'string') return sendPage(reply, 404, visit);
      const answer = friendForm.safeParse(request.body);
      if (!answer.success) {
        const typed = asTyped(request.body, problemsByField(answer.error));
        return sendPage(reply, 422, renderInvitation(visit, typed));
      }
      try {
        const friend = {
          workspaceId: visit.campaign.workspace_id,
          campaignId: visit.campaign.campaign_id,
          code: visit.attribution.linkCode,
          email: answer.data.email,
          firstName: answer.data.first_name,
          company: answer.data.company,
          callerKey: callerKeyOf(request, callerSigner, settings),
          source: 'Referral Link Page',
          actor: { kind: 'visitor', id: null, name: 'Referral Link Page' },
        } as const;
        // who is a lead already, or the referrer, takes other work than a new friend
        await inEvenTime(() => joinAsLead(context, friend));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status } = toProblem(error);
        if (status >= 500) throw error;
        const typed = asTyped(request.body, { form: error.message });
        return sendPage(reply, status, renderInvitation(visit, typed));
      }
      return reply.redirect(addresses.thankYouPage(visit.campaign.slug), 303);
    },
  );

  app.get<{ Params: { slug: string } }>('/c/:slug/thank-you', async (request, reply) => {
    const campaign = await findCampaignBySlug(db, request.params.slug);
    if (!campaign) return sendPage(reply, 404, noSuchInvitation());
    const company = await findWorkspaceName(db, campaign.workspace_id);
    // the same for everyone who sent the form; whether the team writes, and when, is not ours to promise
    const sentence = `${company} has what you entered, and knows who invited you. What comes next is up to ${company}. You can close this page.`;
    return sendPage(reply, 200, renderNotice({ company, heading: 'Thank you!', sentence }));
  });
}

/** What <bdi> does, where no element can stand: the direction of a name does not reach what is beside it. */
const isolate = (name: string) => `\u2068${name}\u2069`;

function noSuchInvitation(): Html {
  return renderNotice({
    company: 'Goodword',
    heading: 'This invitation does not exist',
    sentence: 'The address may be incomplete. Ask your friend to send you the link again.',
  });
}

function renderInvitation({ campaign, company, token, friend }: Visit, typed: Typed): Html {
  const title = friend ? `${isolate(friend)} invited you to ${company}` : `You are invited to ${company}`;
  const heading = friend ? html`<bdi>${friend}</bdi> invited you to ${company}` : html`${title}`;
  const form = renderPersonForm({
    typed,
    button: 'Accept the invitation',
    hidden: { ref: token },
    hasCompany: true,
    small: `${company} receives what you enter here.`,
  });
  return renderPage({
    title,
    company,
    description: campaign.friend_offer,
    content: html`<h1>!${heading}</h1>
      !${campaign.friend_offer ? html`<p class="lead">${campaign.friend_offer}</p>` : ''}!${form}`,
  });
}

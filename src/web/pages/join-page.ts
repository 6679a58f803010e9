import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import { evaluateOpen, type Campaign } from '../../campaigns/campaign.ts';
import { findCampaignBySlug } from '../../campaigns/find-campaign.ts';
import { findLinkOfCampaign } from '../../links/find-link.ts';
import { referralLink } from '../../links/referral-code.ts';
import { joinAsReferrer } from '../../referrers/join-as-referrer.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import { addresses } from '../addresses.ts';
import type { WebContext } from '../web-context.ts';
import { joinLimit } from './join-limit.ts';
import { renderNotice, renderPage, sendPage, type Html } from './page.ts';
import { asTyped, joinForm, nothingTyped, problemsByField, renderPersonForm, type Typed } from './person-form.ts';

type OpenCampaign = { campaign: Campaign; company: string };

/** The page where customers become referrers; it ends with their link to copy. */
export function registerJoinPage(app: FastifyInstance, context: WebContext): void {
  const { db, joinedSigner, settings } = context;

  const readCampaign = async (slug: string): Promise<OpenCampaign | Html> => {
    const campaign = await findCampaignBySlug(db, slug);
    if (!campaign) {
      const sentence = 'The address may be incomplete. Ask for the link to the referral program again.';
      return renderNotice({ company: 'Goodword', heading: 'This page does not exist', sentence });
    }
    const company = await findWorkspaceName(db, campaign.workspace_id);
    const state = evaluateOpen(campaign.state);
    if (!state.open) return renderNotice({ company, heading: 'Not open right now', sentence: state.reason });
    return { campaign, company };
  };

  app.get<{ Params: { slug: string } }>('/c/:slug', async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    return typeof found === 'string'
      ? sendPage(reply, 404, found)
      : sendPage(reply, 200, renderJoin(found, nothingTyped));
  });

  app.post<{ Params: { slug: string } }>('/c/:slug', joinLimit, async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    if (typeof found === 'string') return sendPage(reply, 404, found);
    const answer = joinForm.safeParse(request.body);
    if (!answer.success) {
      return sendPage(reply, 422, renderJoin(found, asTyped(request.body, problemsByField(answer.error))));
    }
    const { campaign } = found;
    const { link } = await joinAsReferrer(context, {
      workspaceId: campaign.workspace_id,
      campaignId: campaign.campaign_id,
      email: answer.data.email,
      firstName: answer.data.first_name,
      source: 'Join page',
      actor: { kind: 'visitor', id: null, name: 'Join page' },
    });
    return reply.redirect(addresses.joinedPage(campaign.slug, joinedSigner.sign(link.code)), 303);
  });

  app.get<{ Params: { slug: string }; Querystring: { link?: unknown } }>('/c/:slug/joined', async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    if (typeof found === 'string') return sendPage(reply, 404, found);
    const { campaign } = found;
    const { link: signed } = request.query;
    const code = typeof signed === 'string' ? joinedSigner.verify(signed) : null;
    const link = code && (await findLinkOfCampaign(db, campaign.workspace_id, campaign.campaign_id, code));
    if (!link) return reply.redirect(addresses.joinPage(campaign.slug), 303);
    return sendPage(reply, 200, renderLink(found, referralLink(settings.publicUrl, link.code), link.code));
  });
}

function renderJoin({ campaign, company }: OpenCampaign, typed: Typed): Html {
  const heading = `Refer friends to ${company}`;
  const form = renderPersonForm({
    typed,
    button: 'Get my referral link',
    small: `${company} uses your name and e-mail address for this referral program only.`,
  });
  return renderPage({
    title: heading,
    company,
    content: html`<h1>${heading}</h1>
      !${campaign.referrer_offer ? html`<p class="lead">${campaign.referrer_offer}</p>` : ''}!${form}`,
  });
}

function renderLink({ company, campaign }: OpenCampaign, link: string, code: string): Html {
  const subject = encodeURIComponent(`An invitation to ${company}`);
  const body = encodeURIComponent(`${campaign.friend_offer}\n\n${link}`.trim());
  return renderPage({
    title: 'Your referral link',
    company,
    content: html`<h1>Your referral link is ready</h1>
      <p class="lead">Share it with friends. Everyone who joins with it counts as your referral.</p>
      <label for="link">Referral link</label>
      <div class="copy">
        <input id="link" value="${link}" readonly /><button type="button" data-copy="link" hidden>Copy</button>
      </div>
      <p class="small">Referral code for speech and print: <strong>${code}</strong></p>
      <p><a class="button" href="mailto:?subject=!${subject}&amp;body=!${body}">Share by e-mail</a></p>`,
  });
}

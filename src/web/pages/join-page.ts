import type { FastifyInstance, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { evaluateOpen, type Campaign } from '../../campaigns/campaign.ts';
import { findCampaignBySlug } from '../../campaigns/find-campaign.ts';
import { findLinkOfCampaign, findLinksOfReferrers, type Link } from '../../links/find-link.ts';
import { referralLink } from '../../links/referral-code.ts';
import { joinByPage } from '../../notify/your-link/join-by-page.ts';
import { findWorkspaceName } from '../../team/find-workspace.ts';
import { addresses } from '../addresses.ts';
import type { WebContext } from '../web-context.ts';
import { inEvenTime } from './even-time.ts';
import { joinLimit } from './join-limit.ts';
import { readJoinedCookie, setJoinedCookie } from './joined-cookie.ts';
import { renderNotice, renderPage, sendPage, type Html } from './page.ts';
import { asTyped, joinForm, nothingTyped, problemsByField, renderPersonForm, type Typed } from './person-form.ts';

type OpenCampaign = { campaign: Campaign; company: string };

/**
 * The page where customers become referrers; it ends with their link to copy. The link of someone who takes part already is
 * shown only in the browser that joined, and goes by e-mail to its owner; the form itself answers the same, in the same time.
 * That no link follows does tell, to a visitor who keeps cookies, that the address takes part.
 */
export function registerJoinPage(app: FastifyInstance, context: WebContext): void {
  const { clock, crm, db, joinedSigner, joinedAddressSigner, settings } = context;
  const cookieOptions = () => ({
    signer: joinedSigner,
    now: clock.now(),
    isHttps: settings.publicUrl.startsWith('https:'),
  });

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

  /** The link of the referrer who joined in this browser. @param signed from an address that older versions gave out */
  const findOwnLink = async (request: FastifyRequest, campaign: Campaign, signed: unknown): Promise<Link | null> => {
    const { workspace_id: workspaceId, campaign_id: campaignId } = campaign;
    const referrerId = readJoinedCookie(request, campaign, cookieOptions());
    const own = referrerId && (await findLinksOfReferrers(db, workspaceId, [referrerId])).get(referrerId);
    if (own) return own;
    const code = typeof signed === 'string' ? joinedAddressSigner.verify(signed) : null;
    return code === null ? null : findLinkOfCampaign(db, workspaceId, campaignId, code);
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
    const { email, first_name: firstName } = answer.data;
    const known = { referrerId: readJoinedCookie(request, campaign, cookieOptions()) };
    const referrerId = await inEvenTime(() => joinByPage(crm, campaign, { email, firstName }, known));
    // whoever joined here before keeps their own page
    setJoinedCookie(reply, campaign, referrerId ?? known.referrerId, cookieOptions());
    return reply.redirect(addresses.joinedPage(campaign.slug), 303);
  });

  app.get<{ Params: { slug: string }; Querystring: { link?: unknown } }>('/c/:slug/joined', async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    if (typeof found === 'string') return sendPage(reply, 404, found);
    const { campaign } = found;
    const link = await findOwnLink(request, campaign, request.query.link);
    if (!link) return sendPage(reply, 200, renderElsewhere(found, crm.alerting.mailer !== null));
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

/** For every browser but the one that joined: it says nothing of whether an address takes part. */
function renderElsewhere({ company, campaign }: OpenCampaign, canMail: boolean): Html {
  const ways = canMail
    ? [
        'If the address takes part already, its owner gets the referral link by e-mail. That can take some minutes, and comes once in a while only: look among the unwanted mail too.',
        `Nothing came? Ask ${company} for your link.`,
      ]
    : [
        'For your protection a referral link is shown only in the browser in which its owner joined.',
        `Have you joined before, in another browser? Ask ${company} for your link, for example in a chat: the team sees it beside your conversation.`,
      ];
  return renderPage({
    title: 'Your referral link',
    company,
    content: html`<h1>Where is my referral link?</h1>
      !${ways.map((way) => html`<p>${way}</p>`)}
      <p><a href="${addresses.joinPage(campaign.slug)}">Back to the form</a></p>`,
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

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
 * The page where customers become referrers. Their link goes to them by e-mail, where it is set up, and is shown only in a
 * browser that opened such a mail, or joined: so nothing tells whether an address takes part already. Without e-mail the link of
 * a new referrer is shown in the browser that joined. The form itself answers the same either way, in the same time; that no
 * link follows does tell, to a visitor who keeps cookies, that the address takes part.
 */
export function registerJoinPage(app: FastifyInstance, context: WebContext): void {
  const { clock, crm, db, joinedSigner, joinedAddressSigner, mailedLinkSigner, recipientHash, settings } = context;
  const canMail = crm.alerting.mailer !== null;
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

  /** The link of the referrer whose browser this is. */
  const findOwnLink = async (request: FastifyRequest, campaign: Campaign): Promise<Link | null> => {
    const referrerId = readJoinedCookie(request, campaign, cookieOptions());
    if (referrerId === null) return null;
    return (await findLinksOfReferrers(db, campaign.workspace_id, [referrerId])).get(referrerId) ?? null;
  };

  /** The link that an address leads to. @param signed from a mail, or given out by older versions */
  const findSignedLink = async (campaign: Campaign, signed: unknown): Promise<Link | null> => {
    if (typeof signed !== 'string') return null;
    const code = mailedLinkSigner.verify(signed) ?? joinedAddressSigner.verify(signed);
    return code === null ? null : findLinkOfCampaign(db, campaign.workspace_id, campaign.campaign_id, code);
  };

  const pageOf =
    ({ slug }: Campaign) =>
    (code: string) =>
      `${settings.publicUrl}${addresses.joinedPage(slug)}?link=${encodeURIComponent(mailedLinkSigner.sign(code))}`;

  app.get<{ Params: { slug: string } }>('/c/:slug', async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    return typeof found === 'string'
      ? sendPage(reply, 404, found)
      : sendPage(reply, 200, renderJoin(found, nothingTyped, canMail));
  });

  app.post<{ Params: { slug: string } }>('/c/:slug', joinLimit, async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    if (typeof found === 'string') return sendPage(reply, 404, found);
    const answer = joinForm.safeParse(request.body);
    if (!answer.success) {
      return sendPage(reply, 422, renderJoin(found, asTyped(request.body, problemsByField(answer.error)), canMail));
    }
    const { campaign } = found;
    const { email, first_name: firstName } = answer.data;
    const browser = { referrerId: readJoinedCookie(request, campaign, cookieOptions()), pageOf: pageOf(campaign) };
    const joining = { ...crm, recipientHash };
    const referrerId = await inEvenTime(() => joinByPage(joining, campaign, { email, firstName }, browser));
    const page = addresses.joinedPage(campaign.slug);
    if (canMail && referrerId === null) return reply.redirect(`${page}?by=mail`, 303);
    // whoever joined here before keeps their own page
    setJoinedCookie(reply, campaign, referrerId ?? browser.referrerId, cookieOptions());
    return reply.redirect(page, 303);
  });

  type Joined = { Params: { slug: string }; Querystring: { link?: unknown; by?: unknown } };
  app.get<Joined>('/c/:slug/joined', async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    if (typeof found === 'string') return sendPage(reply, 404, found);
    const { campaign } = found;
    const signed = await findSignedLink(campaign, request.query.link);
    // who can read the mail owns the address
    if (signed) setJoinedCookie(reply, campaign, signed.referrer_id, cookieOptions());
    // another address was typed than the one whose browser this is
    const isMailed = canMail && request.query.by === 'mail';
    const link = signed ?? (isMailed ? null : await findOwnLink(request, campaign));
    if (!link) return sendPage(reply, 200, canMail ? renderMailed(found) : renderElsewhere(found));
    return sendPage(reply, 200, renderLink(found, referralLink(settings.publicUrl, link.code), link.code));
  });
}

function renderJoin({ campaign, company }: OpenCampaign, typed: Typed, canMail: boolean): Html {
  const heading = `Refer friends to ${company}`;
  const form = renderPersonForm({
    typed,
    button: 'Get my referral link',
    small: `${canMail ? 'Your link comes by e-mail. ' : ''}${company} uses your name and e-mail address for this referral program only.`,
  });
  return renderPage({
    title: heading,
    company,
    description: campaign.referrer_offer,
    content: html`<h1>${heading}</h1>
      !${campaign.referrer_offer ? html`<p class="lead">${campaign.referrer_offer}</p>` : ''}!${form}`,
  });
}

/** The same for a new address and for one that takes part already. */
function renderMailed({ company, campaign }: OpenCampaign): Html {
  return renderPage({
    title: 'Your referral link',
    company,
    content: html`<h1>Check your e-mail</h1>
      <p class="lead">Your referral link comes by e-mail, to the address that you entered.</p>
      <p>
        That can take some minutes; look in your spam folder too. We send it at most every ten minutes, and three times
        a day.
      </p>
      <p>Nothing came? Check the spelling of your address, or ask ${company} for your link.</p>
      <p><a href="${addresses.joinPage(campaign.slug)}">Back to the form</a></p>`,
  });
}

/** Without e-mail, for every browser but the one that joined: it says nothing of whether an address takes part. */
function renderElsewhere({ company, campaign }: OpenCampaign): Html {
  return renderPage({
    title: 'Your referral link',
    company,
    content: html`<h1>Where is my referral link?</h1>
      <p>For your protection a referral link is shown only in the browser in which its owner joined.</p>
      <p>
        Have you joined before, in another browser? Ask ${company} for your link, for example in a chat: the team sees
        it beside your conversation.
      </p>
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

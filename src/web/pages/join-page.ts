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
import { readMailedLink, signMailedLink } from './mailed-link.ts';
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
  const { clock, crm, db, joinedSigner, mailedLinkSigner, recipientHash, settings } = context;
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

  /** The link that the address of a mail leads to. */
  const findMailedLink = async (campaign: Campaign, signed: unknown): Promise<Link | null> => {
    if (typeof signed !== 'string') return null;
    const code = readMailedLink(mailedLinkSigner, signed, clock.now());
    return code === null ? null : findLinkOfCampaign(db, campaign.workspace_id, campaign.campaign_id, code);
  };

  const pageOf =
    ({ slug }: Campaign) =>
    (code: string) =>
      `${settings.publicUrl}${addresses.joinedPage(slug)}?link=${encodeURIComponent(signMailedLink(mailedLinkSigner, code, clock.now()))}`;

  app.get<{ Params: { slug: string } }>('/c/:slug', async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    return typeof found === 'string'
      ? sendPage(reply, 404, found)
      : sendPage(reply, 200, renderJoin(found, nothingTyped, canMail));
  });

  app.post<{ Params: { slug: string } }>('/c/:slug', joinLimit, async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    if (typeof found === 'string') return sendPage(reply, 404, found);
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      return sendPage(reply, 422, renderJoin(found, asTyped(request.body, { form: filledElsewhere }), canMail));
    }
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
    // a browser that was known before keeps its own page
    setJoinedCookie(reply, campaign, referrerId ?? browser.referrerId, cookieOptions());
    return reply.redirect(page, 303);
  });

  type Joined = { Params: { slug: string }; Querystring: { link?: unknown; by?: unknown } };
  app.get<Joined>('/c/:slug/joined', async (request, reply) => {
    const found = await readCampaign(request.params.slug);
    if (typeof found === 'string') return sendPage(reply, 404, found);
    const { campaign } = found;
    const own = await findOwnLink(request, campaign);
    const mailed = await findMailedLink(campaign, request.query.link);
    // who can read the mail owns the address; but anyone may have sent the visitor here, so it makes no known browser another's
    if (mailed && !own) setJoinedCookie(reply, campaign, mailed.referrer_id, cookieOptions());
    const isOthers = mailed !== null && own !== null && mailed.referrer_id !== own.referrer_id;
    // another address was typed than the one whose browser this is
    const isMailed = canMail && request.query.by === 'mail';
    const link = mailed ?? (isMailed ? null : own);
    if (link) return sendPage(reply, 200, renderLink(found, settings.publicUrl, link, isOthers));
    if (request.query.link !== undefined) return sendPage(reply, 200, renderExpired(found, canMail));
    return sendPage(reply, 200, canMail ? renderMailed(found) : renderElsewhere(found));
  });
}

/** The form would make the browser that of whom it names, and our cookie does not come with it. */
const filledElsewhere = 'Another website filled in this form. Check it, and send it if it is yours.';

function renderJoin({ campaign, company }: OpenCampaign, typed: Typed, canMail: boolean): Html {
  const heading = `Refer friends to ${company}`;
  const form = renderPersonForm({
    typed,
    button: 'Get my referral link',
    small: `${canMail ? 'Your link comes by e-mail. ' : ''}${company} receives what you enter here.`,
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

const isTooOld =
  'It is incomplete, or older than 30 days. Your referral link itself is in the e-mail that led you here.';

/** For an address of a mail that is old or damaged. */
function renderExpired({ company, campaign }: OpenCampaign, canMail: boolean): Html {
  return renderPage({
    title: 'Your referral link',
    company,
    content: html`<h1>This address does not work</h1>
      <p class="lead">${isTooOld}</p>
      <p>
        ${
          canMail
            ? 'Or enter your address in the form, and we send it again.'
            : `Or ask ${company} for it, for example in a chat.`
        }
      </p>
      <p><a href="${addresses.joinPage(campaign.slug)}">Back to the form</a></p>`,
  });
}

/** @param isOthers the browser is that of another referrer, who may have been sent here to share a stranger's link */
function renderLink({ company, campaign }: OpenCampaign, publicUrl: string, { code }: Link, isOthers: boolean): Html {
  const link = referralLink(publicUrl, code);
  const subject = encodeURIComponent(`An invitation to ${company}`);
  const body = encodeURIComponent(`${campaign.friend_offer}\n\n${link}`.trim());
  return renderPage({
    title: 'Your referral link',
    company,
    content: html`!${
        isOthers
          ? html`<h1>A referral link from an e-mail</h1>
              <p class="lead">Another person joined in this browser. Share this link only if the e-mail came to you.</p>
              <p><a href="${addresses.joinedPage(campaign.slug)}">Show the link of this browser</a></p>`
          : html`<h1>Your referral link is ready</h1>
              <p class="lead">Share it with friends. Everyone who joins with it counts as your referral.</p>`
      }
      <label for="link">Referral link</label>
      <div class="copy">
        <input id="link" value="${link}" readonly /><button type="button" data-copy="link" hidden>Copy</button>
      </div>
      <p class="small">Referral code for speech and print: <strong>${code}</strong></p>
      <p><a class="button" href="mailto:?subject=!${subject}&amp;body=!${body}">Share by e-mail</a></p>`,
  });
}

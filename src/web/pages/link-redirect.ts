import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { attributionDays, issueAttribution } from '../../links/attribution.ts';
import type { VisitedLink } from '../../links/visit-links.ts';
import { countedOnceSeconds, countsAsVisit } from '../../links/visit-rules.ts';
import { addresses } from '../addresses.ts';
import type { RawHandler } from '../raw-handler.ts';
import { isDatabaseAway } from '../../database/is-database-away.ts';
import { answerProblem } from '../problems.ts';
import type { WebContext } from '../web-context.ts';
import { createGuessLimit } from './guess-limit.ts';
import { renderNotice, sendPage, type Html } from './page.ts';
import { answerUnavailable } from './unavailable-page.ts';

/** First-party cookie with the referral of the visitor; one per campaign, by its path. */
export const attributionCookie = 'goodword_ref';

/** Says that this browser was counted on this link; by its path one for each link. */
const visitCookie = 'goodword_visit';

const route = '/r/:code';

/** GET /r/{code}, by two routes with the same answers. */
export type LinkRedirect = {
  /** the pattern of its addresses */
  route: string;
  /** All cases: links not seen before, unknown codes, visitors who guess. */
  register(app: FastifyInstance): void;
  /** Links that are remembered, opened plainly. */
  rawHandler: RawHandler;
};

/** Stores the visit, then sends the visitor on with a signed token in address and cookie. */
export function createLinkRedirect(context: WebContext): LinkRedirect {
  const { linkVisits, attributionSigner, clock, settings, log } = context;
  const guesses = createGuessLimit(clock);
  const common = `HttpOnly; SameSite=Lax${settings.publicUrl.startsWith('https:') ? '; Secure' : ''}`;
  const attributionOptions = `Max-Age=${attributionDays * 86_400}; ${common}`;
  const visitOptions = `Max-Age=${countedOnceSeconds}; ${common}`;

  const headersTo = (link: VisitedLink, path: string, isCounted: boolean) => {
    const token = issueAttribution(attributionSigner, {
      campaignId: link.campaign_id,
      linkCode: link.code,
      referrerId: link.referrer_id,
      at: clock.now(),
    });
    const attribution = `${attributionCookie}=${token}; Path=${addresses.joinPage(link.slug)}; ${attributionOptions}`;
    return {
      'set-cookie': isCounted ? [attribution, `${visitCookie}=1; Path=${path}; ${visitOptions}`] : attribution,
      'cache-control': 'no-store',
      location: addresses.referralLinkPage(link.slug, token),
    };
  };

  return {
    route,
    register(app) {
      app.get<{ Params: { code: string } }>(route, async (request, reply) => {
        if (guesses.isBlocked(request.ip)) return sendPage(reply, 429, tooManyGuesses());
        const isCounted = isVisit(request.raw);
        const link = await linkVisits.visit(request.params.code, isCounted);
        if (!link) {
          guesses.miss(request.ip);
          return sendPage(reply, 404, noSuchLink());
        }
        return reply
          .code(302)
          .headers(headersTo(link, `/r/${encodeURIComponent(request.params.code)}`, isCounted))
          .send();
      });
    },
    rawHandler(request, response) {
      // an address is blocked: the framework knows the visitor's, behind proxies as well
      if (request.method !== 'GET' || guesses.blocksAny()) return false;
      const { url = '' } = request;
      const code = plainLink.exec(url)?.[1];
      if (code === undefined) return false;
      const isCounted = isVisit(request);
      const visit = linkVisits.visitRemembered(code, isCounted);
      if (!visit) return false;
      visit.then(
        (link) => response.writeHead(302, { ...headersTo(link, url, isCounted), 'content-length': 0 }).end(),
        (error: Error) =>
          isDatabaseAway(error) ? answerUnavailable(response, error, log) : answerProblem(response, error, log),
      );
      return true;
    },
  };
}

function isVisit({ method = '', headers }: IncomingMessage): boolean {
  return countsAsVisit({
    method,
    userAgent: headers['user-agent'],
    purpose: oneOf(headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-purpose']),
    isRepeated: headers.cookie?.includes(`${visitCookie}=1`) ?? false,
  });
}

const oneOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join() : header);

/** The path of a link as printed and shared; the framework reads all others. */
const plainLink = /^\/r\/([\w-]{1,100})$/;

function noSuchLink(): Html {
  return renderNotice({
    company: 'Goodword',
    heading: 'This referral link does not exist',
    sentence: 'Check the spelling of the code, or ask your friend to send you the link again.',
  });
}

function tooManyGuesses(): Html {
  return renderNotice({
    company: 'Goodword',
    heading: 'Too many links that do not exist',
    sentence: 'Wait a minute, then open the referral link that your friend sent you.',
  });
}

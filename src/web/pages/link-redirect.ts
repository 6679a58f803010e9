import type { FastifyInstance } from 'fastify';
import { attributionDays, issueAttribution } from '../../links/attribution.ts';
import type { VisitedLink } from '../../links/visit-links.ts';
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
  const cookieOptions = `Max-Age=${attributionDays * 86_400}; HttpOnly; SameSite=Lax${settings.publicUrl.startsWith('https:') ? '; Secure' : ''}`;

  const headersTo = (link: VisitedLink) => {
    const token = issueAttribution(attributionSigner, {
      campaignId: link.campaign_id,
      linkCode: link.code,
      referrerId: link.referrer_id,
      at: clock.now(),
    });
    return {
      'set-cookie': `${attributionCookie}=${token}; Path=${addresses.joinPage(link.slug)}; ${cookieOptions}`,
      'cache-control': 'no-store',
      location: addresses.referralLinkPage(link.slug, token),
    };
  };

  return {
    route,
    register(app) {
      app.get<{ Params: { code: string } }>(route, async (request, reply) => {
        if (guesses.isBlocked(request.ip)) return sendPage(reply, 429, tooManyGuesses());
        const link = await linkVisits.visit(request.params.code);
        if (!link) {
          guesses.miss(request.ip);
          return sendPage(reply, 404, noSuchLink());
        }
        return reply.code(302).headers(headersTo(link)).send();
      });
    },
    rawHandler(request, response) {
      // codes are being guessed: misses count by address, which the framework knows behind proxies as well
      if (request.method !== 'GET' || guesses.hasMisses()) return false;
      const code = plainLink.exec(request.url ?? '')?.[1];
      const visit = code === undefined ? null : linkVisits.visitRemembered(code);
      if (!visit) return false;
      visit.then(
        (link) => response.writeHead(302, { ...headersTo(link), 'content-length': 0 }).end(),
        (error: Error) =>
          isDatabaseAway(error) ? answerUnavailable(response, error, log) : answerProblem(response, error, log),
      );
      return true;
    },
  };
}

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

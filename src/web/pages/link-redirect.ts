import type { FastifyInstance } from 'fastify';
import { attributionDays, issueAttribution } from '../../links/attribution.ts';
import { addresses } from '../addresses.ts';
import type { WebParts } from '../web-parts.ts';
import { createGuessLimit } from './guess-limit.ts';
import { renderNotice, sendPage, type Html } from './page.ts';

/** First-party cookie that remembers who sent the visitor; one per campaign, by its path. */
export const attributionCookie = 'goodword_ref';

/** GET /r/{code}: stores the visit, then sends the visitor on with a signed token in address and cookie. */
export function registerLinkRedirect(app: FastifyInstance, parts: WebParts): void {
  const { linkVisits, attributionSigner, clock, settings } = parts;
  const guesses = createGuessLimit(clock);
  const cookieOptions = `Max-Age=${attributionDays * 86_400}; HttpOnly; SameSite=Lax${settings.publicUrl.startsWith('https:') ? '; Secure' : ''}`;

  app.get<{ Params: { code: string } }>('/r/:code', async (request, reply) => {
    if (guesses.isBlocked(request.ip)) return sendPage(reply, 429, tooManyGuesses());
    const link = await linkVisits.visit(request.params.code);
    if (!link) {
      guesses.miss(request.ip);
      return sendPage(reply, 404, noSuchLink());
    }
    const token = issueAttribution(attributionSigner, {
      campaignId: link.campaign_id,
      linkCode: link.code,
      referrerId: link.referrer_id,
      at: clock.now(),
    });
    return reply
      .header('set-cookie', `${attributionCookie}=${token}; Path=${addresses.joinPage(link.slug)}; ${cookieOptions}`)
      .header('cache-control', 'no-store')
      .redirect(addresses.referralLinkPage(link.slug, token), 302);
  });
}

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

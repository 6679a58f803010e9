import type { FastifyInstance } from 'fastify';
import { attributionDays, issueAttribution } from '../../links/attribution.ts';
import { addresses } from '../addresses.ts';
import type { WebParts } from '../web-parts.ts';
import { renderNotice, sendPage } from './page.ts';

/** First-party cookie that remembers who sent the visitor; one per campaign, by its path. */
export const attributionCookie = 'goodword_ref';

/** Somebody who tries codes that do not exist gets so many tries a minute; links that exist are never limited. */
const unknownCodesPerMinute = 60;

/** GET /r/{code}: stores the visit, then sends the visitor on with a signed token in address and cookie. */
export function registerLinkRedirect(app: FastifyInstance, parts: WebParts): void {
  const { linkVisits, attributionSigner, clock, settings } = parts;
  const limitGuessing = app.createRateLimit({ max: unknownCodesPerMinute, timeWindow: '1 minute' });
  const cookieOptions = `Max-Age=${attributionDays * 86_400}; HttpOnly; SameSite=Lax${settings.publicUrl.startsWith('https:') ? '; Secure' : ''}`;

  app.get<{ Params: { code: string } }>('/r/:code', async (request, reply) => {
    const link = await linkVisits.visit(request.params.code);
    if (!link) {
      const limit = await limitGuessing(request);
      const tooMany = !limit.isAllowed && limit.isExceeded;
      const page = renderNotice({
        company: 'Goodword',
        heading: 'This referral link does not exist',
        sentence: 'Check the spelling of the code, or ask your friend to send you the link again.',
      });
      return sendPage(reply, tooMany ? 429 : 404, page);
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

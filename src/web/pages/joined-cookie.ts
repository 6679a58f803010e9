import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { newId } from '../../platform/id/id.ts';
import type { Signer } from '../../platform/crypto/signer.ts';
import { addresses } from '../addresses.ts';

/** First-party cookie of the browser that joined; one per campaign, by its path. */
const joinedCookie = 'goodword_joined';

const keptDays = 90;

const tokenForm = z.tuple([z.uuid(), z.uuid(), z.number().int().nonnegative()]);

type Options = { signer: Signer; now: Date; isHttps: boolean };
type CampaignAddress = { campaign_id: string; slug: string };

/**
 * Marks the browser as the one in which a referrer joined. Every joining sets it, so that its presence tells nothing: for
 * one whose link is not shown it names a referrer that does not exist.
 */
export function setJoinedCookie(
  reply: FastifyReply,
  campaign: CampaignAddress,
  referrerId: string | null,
  { signer, now, isHttps }: Options,
): void {
  const text = JSON.stringify([campaign.campaign_id, referrerId ?? newId(), Math.floor(now.getTime() / 1000)]);
  const token = signer.sign(Buffer.from(text).toString('base64url'));
  reply.setCookie(joinedCookie, token, {
    path: addresses.joinPage(campaign.slug),
    maxAge: keptDays * 86_400,
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps,
  });
}

/** The referrer who joined the campaign in this browser; null when the cookie is missing, forged, old or of another campaign. */
export function readJoinedCookie(
  request: FastifyRequest,
  campaign: CampaignAddress,
  { signer, now }: Omit<Options, 'isHttps'>,
): string | null {
  const token = request.cookies[joinedCookie];
  const text = token === undefined ? null : signer.verify(token);
  if (text === null) return null;
  const [campaignId, referrerId, seconds] = tokenForm.parse(
    JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
  );
  const isOld = now.getTime() / 1000 - seconds > keptDays * 86_400;
  return campaignId === campaign.campaign_id && !isOld ? referrerId : null;
}

import { z } from 'zod';
import type { Signer } from '../platform/crypto/signer.ts';

/** Who sent a visitor to which campaign, and when. Carries ids only: it travels in addresses and cookies. */
export type Attribution = { campaignId: string; linkCode: string; referrerId: string; at: Date };

const tokenForm = z.tuple([z.uuid(), z.string().min(1), z.uuid(), z.number().int().nonnegative()]);

/** How long a visit counts as the reason for a joining. */
export const attributionDays = 90;

/** The token that the redirect puts into address, cookie and form: attribution never depends on a stored row. */
export function issueAttribution(signer: Signer, attribution: Attribution): string {
  const { campaignId, linkCode, referrerId, at } = attribution;
  const text = JSON.stringify([campaignId, linkCode, referrerId, Math.floor(at.getTime() / 1000)]);
  return signer.sign(Buffer.from(text).toString('base64url'));
}

/** What a token says, or null when it is forged, broken or older than attributionDays. */
export function readAttribution(signer: Signer, token: string, now: Date): Attribution | null {
  const text = signer.verify(token);
  if (text === null) return null;
  const parsed = tokenForm.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const [campaignId, linkCode, referrerId, seconds] = parsed.data;
  const at = new Date(seconds * 1000);
  const age = now.getTime() - at.getTime();
  return age > attributionDays * 86_400_000 ? null : { campaignId, linkCode, referrerId, at };
}

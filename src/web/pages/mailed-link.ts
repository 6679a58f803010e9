import type { Signer } from '../../platform/crypto/signer.ts';

/** How long the address of a mail leads to the link: as long as the mail is remembered. */
const keptDays = 30;

/** What the address in a mail carries: the code, since when, and a signature. */
export const signMailedLink = (signer: Signer, code: string, now: Date): string =>
  signer.sign(`${code}.${Math.floor(now.getTime() / 1000)}`);

/** @returns the code; null when the text is forged or old, or has no time */
export function readMailedLink(signer: Signer, signed: string, now: Date): string | null {
  const text = signer.verify(signed);
  const [, code, seconds] = /^(.+)\.(\d+)$/.exec(text ?? '') ?? [];
  if (code === undefined) return null;
  return now.getTime() / 1000 - Number(seconds) > keptDays * 86_400 ? null : code;
}

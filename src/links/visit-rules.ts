/** How a referral link was asked for. */
export type LinkRequest = {
  method: string;
  userAgent: string | undefined;
  /** Sec-Purpose or Purpose: why a browser asks, when no person does */
  purpose: string | undefined;
  /** the same browser was counted on this link less than an hour ago */
  isRepeated: boolean;
};

/** For how long one browser counts once on a link, in seconds. */
export const countedOnceSeconds = 3_600;

/**
 * Programs that open links on their own: search engines, monitors, and what messengers and mail programs send to show a
 * preview. CUBOT makes phones.
 */
const programs =
  /(?<!cu)bot(?![a-z])|crawl|spider|slurp|preview|facebookexternalhit|^whatsapp|slack-imgproxy|imageproxy|embedly|iframely|mastodon|headless|lighthouse|uptime|pingdom|statuscake|safelinks|proofpoint|mimecast|barracuda/i;

/** Whether opening a link counts as a visit of a person. The visitor is sent on in any case. */
export function countsAsVisit({ method, userAgent, purpose, isRepeated }: LinkRequest): boolean {
  if (method !== 'GET' || isRepeated) return false;
  if (purpose !== undefined && /prefetch|prerender|preview/i.test(purpose)) return false;
  return userAgent === undefined || !programs.test(userAgent);
}

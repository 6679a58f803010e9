import type { FastifyReply } from 'fastify';
import { renderNotice, sendPage } from './page.ts';

/** An address of the pages for friends and referrers that no route has: where it leads, or null for one that leads nowhere. */
export type PublicAddress = { leadsTo: string | null };

/** What all public pages begin with, in any spelling: nothing below is the team's. */
const publicStart = /^\/+[rc](?:\/|$)/i;
const campaignPages = ['joined', 'invited', 'thank-you'];

/**
 * The address that a friend meant who typed capitals, a blank or a slash too many. Codes are read by the pages themselves.
 * @param url path and query of the request
 * @returns null for an address that is not of these pages
 */
export function publicAddress(url: string): PublicAddress | null {
  const [path = '', ...query] = url.split('?');
  if (!publicStart.test(path)) return null;
  const [kind = '', name = '', page = ''] = path.split('/').filter((part) => part !== '');
  const begin = `/${kind.toLowerCase()}/${name}`;
  const shown = campaignPages.find((one) => one === page.toLowerCase().replaceAll(/[^a-z-]/g, ''));
  const meant = kind.toLowerCase() === 'r' || shown === undefined ? begin : `${begin}/${shown}`;
  // what no route took under its own address leads nowhere
  if (name === '' || meant === path) return { leadsTo: null };
  return { leadsTo: [meant, ...query].join('?') };
}

/** Sends the visitor on, or says in a public page that there is nothing. */
export function answerPublicAddress(reply: FastifyReply, { leadsTo }: PublicAddress): FastifyReply {
  if (leadsTo !== null) return reply.redirect(leadsTo, 308);
  const page = renderNotice({
    company: 'Goodword',
    heading: 'This address is incomplete',
    sentence: 'Open the link as it was sent to you, or ask the person who sent it to send it again.',
  });
  return sendPage(reply, 404, page);
}

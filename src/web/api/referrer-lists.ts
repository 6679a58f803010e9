import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { pauseLinks, resumeLinks } from '../../links/pause-links.ts';
import { referralLink } from '../../links/referral-code.ts';
import { notFound } from '../../platform/refusal.ts';
import { findCampaignsOfReferrers, listReferrerIds, walkReferrers } from '../../referrers/find-referrer.ts';
import type { ReferrerWithCounts } from '../../referrers/referrer.ts';
import type { WebContext } from '../web-context.ts';
import { idsAnswer, idsForm, mostIds, movesAnswer, presentIds, presentMoves } from './forms.ts';
import { referrerFilterQuery, toReferrerSelection } from './referrers.ts';
import { csvOf, sendCsv, type CsvColumns } from './send-csv.ts';

const tags = ['Referrers'];

const columnsOf = (publicUrl: string): CsvColumns<ReferrerWithCounts> => [
  ['referrer_id', (referrer) => referrer.referrer_id],
  ['email', (referrer) => referrer.email],
  ['first_name', (referrer) => referrer.first_name],
  ['last_name', (referrer) => referrer.last_name],
  ['phone', (referrer) => referrer.phone],
  ['referral_code', (referrer) => referrer.code],
  ['referral_link', (referrer) => referralLink(publicUrl, referrer.code)],
  ['link_paused', (referrer) => (referrer.link_paused_at ? 'Yes' : 'No')],
  ['referrals', (referrer) => referrer.referrals_count],
  ['qualified', (referrer) => referrer.qualified_count],
  ['source', (referrer) => referrer.source],
  ['joined_at', (referrer) => referrer.joined_at.toISOString()],
];

const moves = [
  ['pause', pauseLinks, 'This link was paused already.', 'Pause the links of referrers, up to 200 at once'],
  ['resume', resumeLinks, 'This link is not paused.', 'Take paused links back into use, up to 200 at once'],
] as const;

/** Many referrers at once: which there are, all as a file, pause and resume their links. */
export function referrerListRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf, settings } = context;
  const columns = columnsOf(settings.publicUrl);
  return async (app) => {
    app.get(
      '/referrers/ids',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: `The ids of the referrers that match, newest first, ${mostIds} at most`,
          querystring: referrerFilterQuery,
          response: { 200: idsAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        return presentIds(await listReferrerIds(db, workspaceId, toReferrerSelection(request.query), mostIds + 1));
      },
    );

    app.get(
      '/referrers.csv',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The referrers that match as a CSV file, newest first',
          querystring: referrerFilterQuery,
          response: { 200: z.any() },
        },
      },
      async (request, reply) => {
        const pages = walkReferrers(db, callerOf(request).workspaceId, toReferrerSelection(request.query));
        return sendCsv(reply, context.log, { name: 'referrers.csv', ...csvOf(columns, pages) });
      },
    );

    for (const [verb, change, unchanged, summary] of moves) {
      app.post(
        `/referrers/link/${verb}`,
        {
          config: { scope: 'write', role: 'member' },
          schema: { tags, summary, body: idsForm, response: { 200: movesAnswer } },
        },
        async (request) => {
          const { workspaceId, actor } = callerOf(request);
          const ids = [...new Set(request.body.ids)];
          const owners = await findCampaignsOfReferrers(db, workspaceId, ids);
          if (owners.length < ids.length) throw notFound('referrer');
          const changed = await db.transaction().execute((trx) => change(context, trx, { workspaceId, owners, actor }));
          return presentMoves(
            ids.map((id) => ({
              id,
              ...(changed.has(id) ? { allowed: true, reason: null } : { allowed: false, reason: unchanged }),
            })),
          );
        },
      );
    }
  };
}

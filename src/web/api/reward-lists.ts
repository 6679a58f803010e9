import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { decimalAmount } from '../../platform/money/format-money.ts';
import { listRewardIds, walkRewards } from '../../rewards/find-reward.ts';
import { issueRewards } from '../../rewards/issue-rewards.ts';
import type { RewardWithPeople } from '../../rewards/reward.ts';
import type { WebContext } from '../web-context.ts';
import { idsAnswer, idsForm, mostIds, movesAnswer, presentIds, presentMoves } from './forms.ts';
import { rewardFilterQuery, toRewardSelection } from './rewards.ts';
import { csvOf, sendCsv, type CsvColumns } from './send-csv.ts';

const tags = ['Rewards'];

const columns: CsvColumns<RewardWithPeople> = [
  ['reward_id', (reward) => reward.reward_id],
  ['recipient', (reward) => reward.recipient],
  ['recipient_email', (reward) => reward.recipient_email],
  ['recipient_first_name', (reward) => reward.recipient_first_name],
  ['recipient_last_name', (reward) => reward.recipient_last_name],
  ['lead_email', (reward) => reward.lead_email],
  ['lead_first_name', (reward) => reward.lead_first_name],
  ['lead_last_name', (reward) => reward.lead_last_name],
  // a plain number, which spreadsheet programs add up
  ['amount', ({ amount_minor: minor, currency }) => decimalAmount(minor, currency)],
  ['currency', (reward) => reward.currency],
  ['state', (reward) => reward.state],
  ['cancel_reason', (reward) => reward.cancel_reason],
  ['rule_version', (reward) => reward.rule_version],
  ['earned_at', (reward) => reward.created_at.toISOString()],
  ['issued_at', (reward) => reward.issued_at?.toISOString()],
];

/** Many rewards at once: which there are, all as a file, issue. */
export function rewardListRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  return async (app) => {
    app.get(
      '/rewards/ids',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: `The ids of the rewards that match, newest first, ${mostIds} at most`,
          querystring: rewardFilterQuery,
          response: { 200: idsAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        return presentIds(await listRewardIds(db, workspaceId, toRewardSelection(request.query), mostIds + 1));
      },
    );

    app.get(
      '/rewards.csv',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The rewards that match as a CSV file, newest first',
          querystring: rewardFilterQuery,
          response: { 200: z.any() },
        },
      },
      async (request, reply) => {
        const pages = walkRewards(db, callerOf(request).workspaceId, toRewardSelection(request.query));
        return sendCsv(reply, context.log, { name: 'rewards.csv', ...csvOf(columns, pages) });
      },
    );

    app.post(
      '/rewards/issue',
      {
        config: { scope: 'money', role: 'owner' },
        schema: {
          tags,
          summary: 'Note that Due rewards were given, up to 200 at once',
          body: idsForm,
          response: { 200: movesAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const moves = await issueRewards(context, { workspaceId, rewardIds: request.body.ids, actor });
        return presentMoves(moves.map(({ rewardId: id, ...move }) => ({ id, ...move })));
      },
    );
  };
}

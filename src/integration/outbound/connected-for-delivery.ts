import { sql, type ExpressionBuilder } from 'kysely';
import type { Schema } from '../../database/tables.d.ts';

/**
 * In a query over deliveries: the connection that is in state Connected and that the delivery's campaign works with, as
 * chooseConnection says it.
 */
export const connectedForDelivery = (eb: ExpressionBuilder<Schema, 'deliveries'>) =>
  eb
    .selectFrom('connections')
    .leftJoin('campaign_connections as bound', (join) =>
      join
        .onRef('bound.workspace_id', '=', 'deliveries.workspace_id')
        .onRef('bound.campaign_id', '=', 'deliveries.campaign_id')
        .onRef('bound.provider', '=', 'deliveries.provider'),
    )
    .select('connections.connection_id')
    .whereRef('connections.workspace_id', '=', 'deliveries.workspace_id')
    .whereRef('connections.provider', '=', 'deliveries.provider')
    .where('connections.state', '=', 'Connected')
    .where(
      sql<boolean>`connections.practice = coalesce(bound.practice, not exists (
        select from goodword.connections as real_one
        where real_one.workspace_id = deliveries.workspace_id and real_one.provider = deliveries.provider
          and not real_one.practice and real_one.state <> 'Not connected'))`,
    );

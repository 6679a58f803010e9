import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { disconnectWorkspace } from '../../integration/connections/disconnect-workspace.ts';
import { goOnAfterMove } from '../../integration/connections/follow-address.ts';
import { listConnections } from '../../integration/connections/find-connection.ts';
import { connectByToken } from '../../intercom/oauth/connect-by-token.ts';
import type { WebContext } from '../web-context.ts';
import { connectionAnswer, presentConnection } from './connection-answer.ts';
import { idForm, idParams, listAnswer } from './forms.ts';
import { nameOfFor } from '../team-names.ts';

const tags = ['Connections'];

/** Connected workspaces of Intercom: list, connect by token, disconnect. */
export function connectionRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { crm, recipients } = context;
  const { hosts } = context.intercom;
  return async (app) => {
    app.get(
      '/connections',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'Connections, newest first', response: { 200: listAnswer(connectionAnswer) } },
      },
      async (request) => {
        const caller = context.callerOf(request);
        const connections = await listConnections(context.db, caller.workspaceId);
        const nameOf = nameOfFor(caller);
        return { items: connections.map((connection) => presentConnection(crm, connection, nameOf)) };
      },
    );

    app.post(
      '/connections',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Connect the real Intercom by the access token of a private app',
          body: z.object({
            access_token: z.string().trim().min(1, { error: 'Paste the access token.' }).max(1_000),
            /** works with this connection from now on */
            campaign_id: idForm.nullable().default(null),
          }),
          response: { 201: connectionAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = context.callerOf(request);
        const { access_token: token, campaign_id: campaignId } = request.body;
        if (campaignId !== null) await getCampaignById(context.db, workspaceId, campaignId);
        const connection = await connectByToken({ crm, hosts }, { workspaceId, actor, campaignId, token });
        recipients.forget();
        return reply.code(201).send(presentConnection(crm, connection, nameOfFor(context.callerOf(request))));
      },
    );

    app.post(
      '/connections/:id/go-on',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Go on over the new address of this server, after it has moved',
          params: idParams,
          response: { 200: connectionAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = context.callerOf(request);
        const connection = await goOnAfterMove(crm, { workspaceId, connectionId: request.params.id, actor });
        recipients.forget();
        return presentConnection(crm, connection, nameOfFor(context.callerOf(request)));
      },
    );

    app.delete(
      '/connections/:id',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Disconnect; the settings of campaigns stay',
          params: idParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = context.callerOf(request);
        await disconnectWorkspace(crm, { workspaceId, connectionId: request.params.id, actor });
        recipients.forget();
        return reply.code(204).send(null);
      },
    );
  };
}

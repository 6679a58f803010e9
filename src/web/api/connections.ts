import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { disconnectWorkspace } from '../../crm/connections/disconnect-workspace.ts';
import { listConnections } from '../../crm/connections/find-connection.ts';
import type { WebParts } from '../web-parts.ts';
import { connectionAnswer, presentConnection } from './connection-answer.ts';
import { idParams, listAnswer } from './forms.ts';

const tags = ['Connections'];

/** Connected workspaces of Intercom: list, disconnect. */
export function connectionRoutes(parts: WebParts): FastifyPluginAsyncZod {
  const { crm, intake } = parts.intercom;
  return async (app) => {
    app.get(
      '/connections',
      { schema: { tags, summary: 'Connections, newest first', response: { 200: listAnswer(connectionAnswer) } } },
      async (request) => {
        const { workspaceId } = parts.callerOf(request);
        const connections = await listConnections(parts.db, workspaceId, crm.provider.name);
        return { items: connections.map((connection) => presentConnection(crm, connection)) };
      },
    );

    app.delete(
      '/connections/:id',
      {
        schema: {
          tags,
          summary: 'Disconnect; the settings of campaigns stay',
          params: idParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = parts.callerOf(request);
        await disconnectWorkspace(crm, { workspaceId, connectionId: request.params.id, actor });
        intake.forgetRecipients();
        return reply.code(204).send(null);
      },
    );
  };
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Connection } from '../../integration/connections/connection.ts';
import { moveCampaign, previewMove } from '../../integration/panel/move-campaign.ts';
import { attributeTypes } from '../../integration/provider/crm-attribute.ts';
import type { WebContext } from '../web-context.ts';
import { connectionAnswer, presentConnection, presentProvider, providerResponse } from './connection-answer.ts';
import { idParams, kindForm } from './forms.ts';
import {
  findCampaignConnections,
  type CampaignConnections,
} from '../../integration/connections/campaign-connections.ts';
import { nameOfFor, type NameOf } from '../team-names.ts';

const answer = z.object({
  /** the CRM that the campaign works with */
  provider: providerResponse,
  /** the environment that the campaign is pinned to; null while it follows what is connected */
  bound_to: kindForm.nullable(),
  connection: connectionAnswer.nullable(),
  /** the one in use of each kind, else the latest */
  real: connectionAnswer.nullable(),
  practice: connectionAnswer.nullable(),
});

const attributeType = z.enum(attributeTypes);

const previewAnswer = z.object({
  to: connectionAnswer,
  /** why the attributes of today's workspace could not be read; null when they were */
  unread: z.string().nullable(),
  missing: z.array(
    z.object({
      attribute: z.string(),
      label: z.string(),
      type: attributeType.nullable(),
      used_by: z.array(z.string()),
      problem: z.enum(['missing', 'other_type', 'not_writable']),
      sentence: z.string(),
      /** what POST /connections/{id}/attributes takes to create it there; null where that cannot help */
      creation: z.object({ name: z.string(), type: attributeType, options: z.array(z.string()) }).nullable(),
    }),
  ),
  waiting_deliveries: z.number().int(),
});

const tags = ['Connections'];
const summary = 'The connection that a campaign works with';

/** A campaign works with the real Intercom or with the practice one, and moves between them. */
export function campaignConnectionRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  const { crm } = context;
  const present = (
    { provider, bound, current, real, practice }: CampaignConnections,
    nameOf: NameOf,
  ): z.infer<typeof answer> => {
    const shown = (connection: Connection | null) => connection && presentConnection(crm, connection, nameOf);
    return {
      provider: presentProvider(crm.providers.of({ provider })),
      bound_to: bound === null ? null : bound ? 'practice' : 'real',
      connection: shown(current),
      real: shown(real),
      practice: shown(practice),
    };
  };

  return async (app) => {
    app.get(
      '/campaigns/:id/connection',
      { config: { scope: 'read' }, schema: { tags, summary, params: idParams, response: { 200: answer } } },
      async (request) => {
        const caller = callerOf(request);
        const found = await findCampaignConnections(crm, db, caller.workspaceId, request.params.id);
        return present(found, nameOfFor(caller));
      },
    );

    app.get(
      '/campaigns/:id/connection/preview',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What moving a campaign would mean: attributes that the other workspace lacks, read now',
          params: idParams,
          querystring: z.object({ kind: kindForm }),
          response: { 200: previewAnswer },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { workspaceId } = caller;
        const practice = request.query.kind === 'practice';
        const preview = await previewMove(crm, { workspaceId, campaignId: request.params.id, practice });
        return {
          to: presentConnection(crm, preview.to, nameOfFor(caller)),
          unread: preview.unread,
          missing: preview.missing.map(({ fullName, usedBy, ...rest }) => ({
            ...rest,
            attribute: fullName,
            used_by: usedBy,
          })),
          waiting_deliveries: preview.waiting,
        };
      },
    );

    app.put(
      '/campaigns/:id/connection',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary: 'Move a campaign to the real Intercom or to the practice one; its settings stay',
          params: idParams,
          body: z.object({ kind: kindForm }),
          response: { 200: answer },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { workspaceId, actor } = caller;
        const practice = request.body.kind === 'practice';
        const moved = await moveCampaign(crm, { workspaceId, campaignId: request.params.id, practice, actor });
        return present(moved, nameOfFor(caller));
      },
    );
  };
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { importMappingForm, selectionForm } from '../../imports/import-settings.ts';
import { countSelection, findImportSources } from '../../imports/import-sources.ts';
import { returnFieldsForm } from '../../integration/settings/integration-settings.ts';
import type { WebContext } from '../web-context.ts';
import { attributeTypes } from '../../integration/provider/crm-attribute.ts';
import { optionResponse } from './attributes.ts';
import { connectionAnswer, presentConnection } from './connection-answer.ts';
import { idParams } from './forms.ts';
import { nameOfFor } from '../team-names.ts';

const tags = ['Imports'];
const named = z.object({ id: z.string(), name: z.string() });

const sourcesAnswer = z.object({
  connection: connectionAnswer.nullable(),
  problem: z.string().nullable(),
  tags: z.array(named),
  segments: z.array(named),
  attributes: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      full_name: z.string(),
      type: z.enum(attributeTypes),
      options: z.array(optionResponse).nullable(),
      custom: z.boolean(),
      writable: z.boolean(),
    }),
  ),
  default_mapping: importMappingForm,
  mapping_choices: z.array(z.object({ value: z.string(), label: z.string() })),
  return_fields: returnFieldsForm,
});

/** The possible sources of an import into a campaign. */
export function importSourceRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;
  const { crm } = context;

  return async (app) => {
    app.get(
      '/campaigns/:id/import-sources',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What can be chosen for an import: labels, segments and attributes as the CRM has them now',
          params: idParams,
          response: { 200: sourcesAnswer },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { workspaceId } = caller;
        const { campaign_id: campaignId } = await getCampaignById(db, workspaceId, request.params.id);
        const sources = await findImportSources(crm, { workspaceId, campaignId });
        return {
          connection: sources.connection && presentConnection(crm, sources.connection, nameOfFor(caller)),
          problem: sources.problem,
          tags: sources.tags,
          segments: sources.segments,
          attributes: sources.attributes.map(({ fullName, ...rest }) => ({ ...rest, full_name: fullName })),
          default_mapping: sources.defaultMapping,
          mapping_choices: sources.mappingChoices,
          return_fields: sources.returnFields,
        };
      },
    );

    app.post(
      '/campaigns/:id/import-sources/count',
      {
        config: { scope: 'read', role: 'member' },
        schema: {
          tags,
          summary: 'How many people are meant',
          params: idParams,
          body: z.object({ selection: selectionForm }),
          response: { 200: z.object({ total: z.number().int() }) },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId } = await getCampaignById(db, workspaceId, request.params.id);
        return { total: await countSelection(crm, { workspaceId, campaignId }, request.body.selection) };
      },
    );
  };
}

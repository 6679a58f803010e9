import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { previewPush } from '../../integration/panel/preview/preview-push.ts';
import type { Preview } from '../../integration/panel/preview/preview.ts';
import { integrationSettingsForm, tabForm } from '../../integration/settings/integration-settings.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, personAnswer, providerParams } from './forms.ts';
import { knownProvider } from './known-provider.ts';

const contactAnswer = z.object({
  id: z.string(),
  kind: z.enum(['lead', 'user']).nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  url: z.string(),
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const previewAnswer = z.object({
  person: personAnswer,
  outcome: z.enum(['nothing', 'impossible', 'created', 'updated', 'unchanged', 'skipped']),
  message: z.string(),
  choice: z.string().nullable(),
  contact: contactAnswer.nullable(),
  archived: z.boolean(),
  others: z.array(contactAnswer),
  rows: z.array(
    z.object({
      attribute: z.string(),
      label: z.string(),
      old: value,
      value,
      old_text: z.string(),
      value_text: z.string(),
      effect: z.enum(['written', 'same', 'kept_filled', 'kept_existing', 'left_alone', 'problem']),
      message: z.string().nullable(),
    }),
  ),
  mark: z.object({ tag: z.string().nullable(), note: z.string().nullable(), company: z.string().nullable() }),
  events: z.array(z.object({ name: z.string(), metadata: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

export const presentPreview = ({ person, rows, mark, ...rest }: Preview): z.infer<typeof previewAnswer> => ({
  ...rest,
  person: { id: person.id, first_name: person.firstName, last_name: person.lastName, email: person.email },
  rows: rows.map(({ oldText, valueText, ...row }) => ({ ...row, old_text: oldText, value_text: valueText })),
  mark: { tag: mark.tag, note: mark.note, company: mark.company?.name ?? null },
});

/** What would be written to Intercom, before settings are saved. */
export function integrationPreviewRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf, crm } = context;
  return async (app) => {
    app.post(
      '/campaigns/:id/integrations/:provider/:tab/preview',
      {
        config: { scope: 'read', role: 'member' },
        schema: {
          tags: ['Integrations'],
          summary: 'Exactly what these settings would write for one person; nothing is written',
          params: providerParams.extend({ tab: tabForm }),
          body: z.object({
            settings: integrationSettingsForm,
            // the newest one when left out
            person_id: idForm.nullable().default(null),
          }),
          response: { 200: previewAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { id, tab } = request.params;
        const provider = knownProvider(crm, request.params.provider);
        const { campaign_id: campaignId } = await getCampaignById(db, workspaceId, id);
        const key = { workspaceId, campaignId, provider, tab };
        return presentPreview(await previewPush(crm, key, request.body.settings, request.body.person_id));
      },
    );
  };
}

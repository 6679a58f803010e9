import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { findConnectionOf } from '../../crm/connections/find-connection.ts';
import { fieldsOf } from '../../crm/mapping/fields.ts';
import { checkSettings, isEmailMapped } from '../../crm/settings/check-settings.ts';
import { findSettings } from '../../crm/settings/find-settings.ts';
import {
  integrationSettingsForm,
  tabForm,
  type SavedSettings,
  type Tab,
} from '../../crm/settings/integration-settings.ts';
import { saveSettings } from '../../crm/settings/save-settings.ts';
import type { WebParts } from '../web-parts.ts';
import { connectionAnswer, presentConnection } from './connection-answer.ts';
import { idParams, isoTime } from './forms.ts';

const tabAnswer = z.object({
  version: z.number().int(),
  settings: integrationSettingsForm,
  setup_required: z.boolean(),
  problems: z.array(z.object({ path: z.string(), sentence: z.string() })),
  saved_at: isoTime.nullable(),
});

const fieldAnswer = z.object({ key: z.string(), label: z.string(), group: z.string(), sample: z.string() });

const panelAnswer = z.object({
  available: z.boolean(),
  connection: connectionAnswer.nullable(),
  tabs: z.object({ leads: tabAnswer, referrers: tabAnswer }),
  fields: z.object({ leads: z.array(fieldAnswer), referrers: z.array(fieldAnswer) }),
});

/** `Setup Required` stays until the required field is mapped in settings that were saved. */
const presentTab = (tab: Tab, { version, settings, savedAt }: SavedSettings): z.infer<typeof tabAnswer> => ({
  version,
  settings,
  setup_required: version === 0 || !isEmailMapped(settings.mapping),
  problems: checkSettings(tab, settings),
  saved_at: savedAt?.toISOString() ?? null,
});

const tags = ['Integrations'];

/** The Intercom panel of a campaign: connection, both tabs, and what can be mapped. */
export function integrationRoutes(parts: WebParts): FastifyPluginAsyncZod {
  const { db, callerOf, intercom } = parts;
  const provider = intercom.crm.provider.name;
  return async (app) => {
    app.get(
      '/campaigns/:id/integrations/intercom',
      {
        schema: { tags, summary: 'The Intercom panel of a campaign', params: idParams, response: { 200: panelAnswer } },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId } = await getCampaignById(db, workspaceId, request.params.id);
        const connection = await findConnectionOf(db, workspaceId, provider, campaignId);
        const tabOf = async (tab: Tab) =>
          presentTab(tab, await findSettings(db, { workspaceId, campaignId, provider, tab }));
        return {
          available: intercom.app !== null,
          connection: connection && presentConnection(intercom.crm, connection),
          tabs: { leads: await tabOf('leads'), referrers: await tabOf('referrers') },
          fields: { leads: fieldsOf('leads'), referrers: fieldsOf('referrers') },
        };
      },
    );

    app.put(
      '/campaigns/:id/integrations/intercom/:tab',
      {
        schema: {
          tags,
          summary: 'Save a tab of the Intercom panel as a new version',
          params: idParams.extend({ tab: tabForm }),
          body: integrationSettingsForm,
          response: { 200: tabAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const { id: campaignId, tab } = request.params;
        return presentTab(
          tab,
          await saveSettings(parts, { workspaceId, campaignId, provider, tab }, request.body, actor),
        );
      },
    );
  };
}

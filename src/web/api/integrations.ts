import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { findConnectionOf } from '../../integration/connections/find-connection.ts';
import { dataEvents } from '../../integration/outbound/kinds/event/data-events.ts';
import { saveTab } from '../../integration/panel/save-tab.ts';
import { fieldsOf } from '../../integration/settings/mapping/fields.ts';
import { actionsFor, checkSettings } from '../../integration/settings/check-settings.ts';
import { findWarnings } from '../../integration/panel/find-warnings.ts';
import { findProblems } from '../../integration/settings/find-problems.ts';
import { findProposedSettings } from '../../integration/settings/find-settings.ts';
import { chooseIntegrationOwner, findIntegrationOwner } from '../../integration/settings/integration-owner.ts';
import { integrationSettingsForm, tabForm, type Tab } from '../../integration/settings/integration-settings.ts';
import { returnFieldTypes } from '../../integration/settings/return-field-types.ts';
import { listMembers } from '../../team/find-members.ts';
import { nameOfFor, seesTeam } from '../team-names.ts';
import type { WebContext } from '../web-context.ts';
import { presentConnection, presentProvider } from './connection-answer.ts';
import { providerParams } from './forms.ts';
import { knownProvider } from './known-provider.ts';
import {
  checkAnswer,
  memberAnswer,
  panelAnswer,
  presentMember,
  presentTab,
  presentProblems,
  savedTabAnswer,
} from './integration-answers.ts';

const tags = ['Integrations'];

/** The CRM panel of a campaign: connection, both tabs, and what can be mapped. */
export function integrationRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf, crm } = context;
  return async (app) => {
    app.get(
      '/campaigns/:id/integrations/:provider',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The CRM panel of a campaign',
          description: 'Owner and members are shown to API keys with the scope `settings` only.',
          params: providerParams,
          response: { 200: panelAnswer },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { workspaceId } = caller;
        const provider = knownProvider(crm, request.params.provider);
        const { campaign_id: campaignId } = await getCampaignById(db, workspaceId, request.params.id);
        const traits = crm.providers.of({ provider });
        const ways = await context.intercom.apps.waysToConnect(workspaceId);
        const connection = await findConnectionOf(db, workspaceId, provider, campaignId);
        const tabOf = async (tab: Tab) => {
          const saved = await findProposedSettings(db, { workspaceId, campaignId, provider, tab }, traits);
          return presentTab(saved, checkSettings(tab, saved.settings, traits));
        };
        const isOpen = seesTeam(caller);
        const owner = isOpen ? await findIntegrationOwner(db, workspaceId, campaignId, provider) : null;
        return {
          provider: presentProvider(traits),
          actions: actionsFor(traits.capabilities),
          available: ways.real !== null || ways.practice,
          connection: connection && presentConnection(crm, connection, nameOfFor(caller)),
          tabs: { leads: await tabOf('leads'), referrers: await tabOf('referrers') },
          fields: { leads: fieldsOf('leads'), referrers: fieldsOf('referrers') },
          return_fields: [...returnFieldTypes],
          events: dataEvents.map((event) => ({ ...event, keys: [...event.keys] })),
          owner: owner && presentMember(owner),
          members: isOpen ? (await listMembers(db, workspaceId)).map(presentMember) : [],
        };
      },
    );

    app.put(
      '/campaigns/:id/integrations/:provider/:tab',
      {
        config: { scope: 'settings', role: 'member' },
        schema: {
          tags,
          summary:
            'Save a tab of the CRM panel as a new version; what contradicts the CRM’s attributes is refused, unless the CRM cannot be asked',
          description:
            'With `create_attributes=true` the attributes of Goodword (their names begin with `goodword_`) that the settings name and the CRM does not have are created first; the check lists them as `creations`. Without it they are refused as missing.',
          params: providerParams.extend({ tab: tabForm }),
          querystring: z.object({ create_attributes: z.enum(['true', 'false']).default('false') }),
          body: integrationSettingsForm,
          response: { 200: savedTabAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const { id: campaignId, tab } = request.params;
        const provider = knownProvider(crm, request.params.provider);
        const key = { workspaceId, campaignId, provider, tab };
        const createAttributes = request.query.create_attributes === 'true';
        const { saved, unchecked } = await saveTab(crm, key, request.body, { actor, createAttributes });
        return { ...presentTab(saved, []), unchecked };
      },
    );

    app.post(
      '/campaigns/:id/integrations/:provider/:tab/check',
      {
        config: { scope: 'read', role: 'member' },
        schema: {
          tags,
          summary:
            'What is to be corrected in settings before they are saved, with the CRM’s attributes as they are now',
          params: providerParams.extend({ tab: tabForm }),
          body: integrationSettingsForm,
          response: {
            200: checkAnswer.extend({
              unchecked: z.string().nullable(),
              /** what does not keep the settings from being saved */
              warnings: z.array(z.object({ path: z.string(), sentence: z.string() })),
            }),
          },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const provider = knownProvider(crm, request.params.provider);
        const { campaign_id: campaignId } = await getCampaignById(db, workspaceId, request.params.id);
        const key = { workspaceId, campaignId, provider, tab: request.params.tab };
        const { problems, unchecked } = await findProblems(crm, key, request.body);
        const warnings = unchecked === null ? await findWarnings(crm, key, request.body) : [];
        return { ...presentProblems(problems), unchecked, warnings };
      },
    );

    app.put(
      '/campaigns/:id/integrations/:provider/owner',
      {
        config: { scope: 'settings', role: 'member' },
        schema: {
          tags,
          summary: 'Choose the teammate who owns mapping and rules and gets the alerts',
          params: providerParams,
          body: z.object({ user_id: z.string().min(1) }),
          response: { 200: memberAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const provider = knownProvider(crm, request.params.provider);
        const key = { workspaceId, campaignId: request.params.id, provider };
        return presentMember(await chooseIntegrationOwner(context, key, request.body.user_id, actor));
      },
    );
  };
}

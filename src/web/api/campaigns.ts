import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { campaignMoves, campaignStates, type Campaign } from '../../campaigns/campaign.ts';
import { changeCampaign } from '../../campaigns/change-campaign.ts';
import { createCampaign } from '../../campaigns/create-campaign.ts';
import { getCampaignById, listCampaigns } from '../../campaigns/find-campaign.ts';
import { moveCampaign } from '../../campaigns/move-campaign.ts';
import { startSampleCampaign } from '../../onboarding/start-sample-campaign.ts';
import { textForm } from '../../platform/text/text-form.ts';
import { addresses } from '../addresses.ts';
import type { WebContext } from '../web-context.ts';
import { findCampaignProvider } from '../../integration/connections/find-campaign-provider.ts';
import { presentProvider, providerResponse } from './connection-answer.ts';
import { actionsResponse, idForm, idParams, isoTime, listAnswer } from './forms.ts';

const name = textForm(100).min(1, { error: 'Give the campaign a name.' });
const offer = textForm(500);
const leadsPerDay = z
  .number({ error: 'Enter a whole number.' })
  .int({ error: 'Enter a whole number.' })
  .min(1, { error: 'At least 1.' })
  .max(100_000, { error: 'At most 100,000.' })
  .nullable();

const campaignAnswer = z.object({
  id: idForm,
  name: z.string(),
  state: z.enum(campaignStates),
  slug: z.string(),
  join_url: z.url(),
  friend_offer: z.string(),
  referrer_offer: z.string(),
  /** more leads in a day, for one referrer or from one internet address, go On hold; null: any number is let in */
  leads_per_day: z.number().int().nullable(),
  /** new referral codes are random alone; those that exist stay */
  codes_without_names: z.boolean(),
  created_at: isoTime,
  /** the CRM that it works with */
  provider: providerResponse,
  actions: actionsResponse(campaignMoves),
});

const tags = ['Campaigns'];

/** Campaigns: list, create, change, launch and pause. */
export function campaignRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { crm, db, callerOf, settings } = context;

  const present = async (campaign: Campaign): Promise<z.infer<typeof campaignAnswer>> => ({
    id: campaign.campaign_id,
    name: campaign.name,
    state: campaign.state,
    slug: campaign.slug,
    join_url: settings.publicUrl + addresses.joinPage(campaign.slug),
    friend_offer: campaign.friend_offer,
    referrer_offer: campaign.referrer_offer,
    leads_per_day: campaign.leads_per_day,
    codes_without_names: campaign.codes_without_names,
    created_at: campaign.created_at.toISOString(),
    provider: presentProvider(
      await findCampaignProvider(crm, db, { workspaceId: campaign.workspace_id, campaignId: campaign.campaign_id }),
    ),
    actions: campaignMoves.actionsOf(campaign),
  });

  return async (app) => {
    app.get(
      '/campaigns',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'All campaigns, newest first', response: { 200: listAnswer(campaignAnswer) } },
      },
      async (request) => ({
        items: await Promise.all((await listCampaigns(db, callerOf(request).workspaceId)).map(present)),
      }),
    );

    app.post(
      '/campaigns',
      {
        config: { scope: 'write', role: 'member' },
        schema: { tags, summary: 'Create a campaign', body: z.object({ name }), response: { 201: campaignAnswer } },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const campaign = await createCampaign(context, { workspaceId, actor, name: request.body.name });
        return reply.code(201).send(await present(campaign));
      },
    );

    app.post(
      '/campaigns/sample',
      {
        config: { scope: 'write', role: 'member' },
        schema: { tags, summary: 'Start with a sample campaign', response: { 201: campaignAnswer } },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        return reply.code(201).send(await present(await startSampleCampaign(context, { workspaceId, actor })));
      },
    );

    app.get(
      '/campaigns/:id',
      {
        config: { scope: 'read' },
        schema: { tags, summary: 'One campaign', params: idParams, response: { 200: campaignAnswer } },
      },
      async (request) => present(await getCampaignById(db, callerOf(request).workspaceId, request.params.id)),
    );

    app.patch(
      '/campaigns/:id',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Change name, offers, the number of leads a day and how new referral codes are made',
          params: idParams,
          body: z
            .object({
              name,
              friend_offer: offer,
              referrer_offer: offer,
              leads_per_day: leadsPerDay,
              codes_without_names: z.boolean(),
            })
            .partial(),
          response: { 200: campaignAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const change = Object.fromEntries(Object.entries(request.body).filter(([, value]) => value !== undefined));
        return present(await changeCampaign(context, { workspaceId, campaignId: request.params.id, change, actor }));
      },
    );

    for (const action of ['launch', 'pause'] as const) {
      app.post(
        `/campaigns/:id/${action}`,
        {
          config: { scope: 'write', role: 'member' },
          schema: {
            tags,
            summary: action === 'launch' ? 'Launch a campaign' : 'Pause a campaign',
            params: idParams,
            response: { 200: campaignAnswer },
          },
        },
        async (request) => {
          const { workspaceId, actor } = callerOf(request);
          return present(await moveCampaign(context, { workspaceId, campaignId: request.params.id, action, actor }));
        },
      );
    }
  };
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findCampaignsByIds } from '../../campaigns/find-campaign.ts';
import { erasePerson } from '../../people/erase-person.ts';
import { getErasureById, listErasures } from '../../people/find-erasure.ts';
import { findPerson, getAddressKey, type PersonQuery } from '../../people/find-person.ts';
import { emailForm } from '../../platform/email/email-key.ts';
import { refuse } from '../../platform/refusal.ts';
import { nameOfFor } from '../team-names.ts';
import type { WebContext } from '../web-context.ts';
import { idForm, idParams, isoTime, listAnswer } from './forms.ts';

const kind = z.enum(['lead', 'referrer']);

const erasureForm = z.object({
  // one of the three
  email: emailForm.optional(),
  lead_id: idForm.optional(),
  referrer_id: idForm.optional(),
  // true: says what would be erased, and erases nothing
  dry_run: z.boolean().default(true),
  // what becomes of rewards that are neither issued nor cancelled
  rewards: z.enum(['cancel', 'keep']).nullable().default(null),
  // also in the CRM, by a delivery for each
  delete_contacts: z.boolean().default(false),
});

const erasedPersonAnswer = z.object({ kind, id: idForm, campaign_id: idForm, campaign: z.string() });

const outcomeAnswer = z.object({
  /** null for a dry run */
  erasure_id: idForm.nullable(),
  people: z.array(erasedPersonAnswer),
  undecided_rewards: z.number().int(),
  contacts: z.array(z.object({ contact_id: z.string(), is_shared: z.boolean() })),
});

const erasureAnswer = z.object({
  id: idForm,
  erased_at: isoTime,
  actor: z.object({ kind: z.string(), name: z.string() }),
  people_count: z.number().int(),
});

const reportAnswer = erasureAnswer.extend({
  people: z.array(erasedPersonAnswer),
  rows: z.record(z.string(), z.number()),
  rewards: z.object({
    decision: z.enum(['cancel', 'keep']).nullable(),
    count: z.number().int(),
    cancelled: z.number().int(),
  }),
  addresses_of_others: z
    .number()
    .int()
    .meta({ description: 'Former addresses that others have today: erased only in what is about the person.' }),
  contacts: z.array(
    z.object({
      contact_id: z.string(),
      url: z.string().nullable(),
      is_shared: z.boolean(),
      deletion: z.object({ id: idForm, state: z.string(), outcome: z.string().nullable() }).nullable(),
    }),
  ),
});

const tags = ['People'];

/** Erase people, and the reports of what was done. */
export function erasureRoutes({ db, callerOf, people: context }: WebContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/people/erasures',
      {
        config: { scope: 'settings', role: 'owner' },
        schema: {
          tags,
          summary:
            'Erase a person as lead and referrer in all campaigns; a dry run unless `dry_run` is false. Cannot be undone',
          body: erasureForm,
          response: { 200: outcomeAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const { dry_run: isDryRun, rewards, delete_contacts: deleteContacts } = request.body;
        const query = queryOf(request.body);
        const found = await findPerson(db, workspaceId, await getAddressKey(db, workspaceId, query));
        const campaigns = await findCampaignsByIds(
          db,
          workspaceId,
          found.people.map(({ campaign_id: id }) => id),
        );
        const names = new Map([...campaigns.values()].map((campaign) => [campaign.campaign_id, campaign.name]));
        const erasure = isDryRun
          ? null
          : await erasePerson(context, { workspaceId, query, rewards, deleteContacts, actor });
        return {
          erasure_id: erasure?.erasureId ?? null,
          people: (erasure ?? found).people.map(({ subject, id, campaign_id: campaignId }) => ({
            kind: subject,
            id,
            campaign_id: campaignId,
            campaign: names.get(campaignId) ?? '',
          })),
          undecided_rewards: found.undecidedRewards,
          contacts: found.contacts.map(({ contact_id, is_shared }) => ({ contact_id, is_shared })),
        };
      },
    );

    app.get(
      '/people/erasures',
      {
        config: { scope: 'settings' },
        schema: {
          tags,
          summary: 'The last erasures, newest first, at most 100',
          response: { 200: listAnswer(erasureAnswer) },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const nameOf = nameOfFor(caller);
        const items = (await listErasures(context, caller.workspaceId)).map((erasure) => ({
          id: erasure.erasure_id,
          erased_at: erasure.erased_at.toISOString(),
          actor: { kind: erasure.actor.kind, name: nameOf(erasure.actor) },
          people_count: erasure.people.length,
        }));
        return { items };
      },
    );

    app.get(
      '/people/erasures/:id',
      {
        config: { scope: 'settings' },
        schema: {
          tags,
          summary: 'What an erasure did, and what the CRM keeps',
          params: idParams,
          response: { 200: reportAnswer },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const report = await getErasureById(context, caller.workspaceId, request.params.id);
        const { actor, evidence } = report;
        return {
          id: report.erasure_id,
          erased_at: report.erased_at.toISOString(),
          actor: { kind: actor.kind, name: nameOfFor(caller)(actor) },
          people_count: report.people.length,
          people: report.people.map(({ subject, id, campaign_id: campaignId }) => ({
            kind: subject,
            id,
            campaign_id: campaignId,
            campaign: report.campaigns.get(campaignId) ?? '',
          })),
          rows: evidence.rows ?? {},
          rewards: evidence.rewards ?? { decision: null, count: 0, cancelled: 0 },
          addresses_of_others: evidence.addresses_of_others ?? 0,
          contacts: report.contacts.map(({ contactId, url, isShared, deletion }) => ({
            contact_id: contactId,
            url,
            is_shared: isShared,
            deletion,
          })),
        };
      },
    );
  };
}

/** @throws Refusal invalid_input unless one way to find the person is given */
function queryOf({ email, lead_id, referrer_id }: z.infer<typeof erasureForm>): PersonQuery {
  const given = [email && { email }, lead_id && { lead_id }, referrer_id && { referrer_id }].filter((query) => query);
  const [query] = given;
  if (query && given.length === 1) return query;
  throw refuse(
    'invalid_input',
    'Give one of email, lead_id and referrer_id: the address of the person, or one of their records.',
  );
}

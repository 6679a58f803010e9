import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findCampaignProvider } from '../../integration/connections/find-campaign-provider.ts';
import { contactLinkStates, knownBys } from '../../integration/contacts/contact-link.ts';
import { listContactsOfPerson, type Alias } from '../../integration/contacts/list-contacts.ts';
import { findConcerns } from '../../integration/explain/find-concerns.ts';
import { explanationActions } from '../../integration/explain/explanation.ts';
import { explainQualification } from '../../integration/explain/explain-qualification.ts';
import { listEventsOfLead } from '../../history/history.ts';
import { getLeadById, leadListSorts, listLeads } from '../../leads/find-lead.ts';
import { joinAsLead } from '../../leads/join-as-lead.ts';
import { holdReasons, holdSentence } from '../../leads/hold-reasons.ts';
import { leadMoves, leadStates, type LeadWithReferrer } from '../../leads/lead.ts';
import { qualifyLead } from '../../leads/qualify-lead.ts';
import { refuse } from '../../platform/refusal.ts';
import { nameForm } from '../../platform/text/person-name.ts';
import { textForm } from '../../platform/text/text-form.ts';
import { revisionOf } from '../../referrers/person-change.ts';
import type { Caller } from '../../team/find-caller.ts';
import { nameOfFor, withNames } from '../team-names.ts';
import type { WebContext } from '../web-context.ts';
import { concernAnswer, presentConcern } from './concern-answer.ts';
import {
  actionsResponse,
  idForm,
  idParams,
  isoTime,
  listAnswer,
  optionalQuery,
  pageAnswer,
  pageQuery,
  personAnswer,
  personForm,
  sortQuery,
  toPageAnswer,
} from './forms.ts';
import { presentTimeline } from '../../integration/explain/lead-timeline.ts';

export const timelineEntryResponse = z.object({
  id: z.string(),
  at: isoTime,
  type: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  tone: z.enum(['neutral', 'good', 'bad', 'waiting']),
  actor: z.object({ kind: z.string(), name: z.string() }),
  evidence: z.record(z.string(), z.unknown()),
});

const state = z.enum(leadStates);
const holdReason = z.enum(holdReasons);

export const leadAnswer = z.object({
  id: idForm,
  campaign_id: idForm,
  referrer: personAnswer.extend({ code: z.string() }),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  phone: z.string(),
  company: z.string(),
  /** stands for these details; a change may name it */
  revision: z.string(),
  /** names, address and phone are empty then */
  erased_at: isoTime.nullable(),
  source: z.string(),
  state,
  /** why it is On hold, or was before it was refused; null otherwise */
  hold: z.object({ reason: z.enum(holdReasons), sentence: z.string() }).nullable(),
  /** why a person unqualified it; null otherwise */
  unqualified_reason: z.string().nullable(),
  joined_at: isoTime,
  state_changed_at: isoTime,
  actions: actionsResponse(leadMoves),
});

/** Which leads are meant. */
export const leadFilterQuery = pageQuery.pick({ search: true, campaign_id: true }).extend({
  state: optionalQuery(state),
  hold_reason: optionalQuery(holdReason),
  referrer_id: optionalQuery(idForm),
});

export const toLeadSelection = (query: z.infer<typeof leadFilterQuery>) => {
  const { campaign_id: campaignId, referrer_id: referrerId, hold_reason: reason, ...rest } = query;
  return { campaignId, referrerId, holdReason: reason, ...rest };
};

/** A contact in Intercom that is, or was, this person. */
const contactAnswer = z.object({
  contact_id: z.string(),
  url: z.string(),
  practice: z.boolean(),
  known_by: z.enum(knownBys),
  state: z.enum(contactLinkStates),
  merged_into: z.string().nullable(),
  linked_at: isoTime,
});

const presentContact = (alias: Alias): z.infer<typeof contactAnswer> => ({
  contact_id: alias.contactId,
  url: alias.url,
  practice: alias.practice,
  known_by: alias.knownBy,
  state: alias.state,
  merged_into: alias.mergedInto,
  linked_at: alias.linkedAt.toISOString(),
});

export const leadDetailAnswer = leadAnswer.extend({
  qualification: z.object({
    status: z.string(),
    sentence: z.string(),
    /** when what it says of the CRM was read; null where it says nothing of it */
    as_of: isoTime.nullable(),
    /** the one thing that a person can do about it, beside waiting */
    action: z.enum(explanationActions).nullable(),
  }),
  /** what speaks against it since it qualified, from what was last read of its contacts; nothing follows by itself */
  concern: concernAnswer.nullable(),
  contacts: z.array(contactAnswer),
});

export const presentLead = (lead: LeadWithReferrer): z.infer<typeof leadAnswer> => ({
  id: lead.lead_id,
  campaign_id: lead.campaign_id,
  referrer: {
    id: lead.referrer_id,
    first_name: lead.referrer_first_name,
    last_name: lead.referrer_last_name,
    email: lead.referrer_email,
    code: lead.code,
  },
  email: lead.email,
  first_name: lead.first_name,
  last_name: lead.last_name,
  phone: lead.phone,
  company: lead.company,
  revision: revisionOf(lead),
  erased_at: lead.erased_at?.toISOString() ?? null,
  source: lead.source,
  state: lead.state,
  hold: lead.hold_reason && { reason: lead.hold_reason, sentence: holdSentence(lead.hold_reason) },
  unqualified_reason: lead.unqualified_reason,
  joined_at: lead.joined_at.toISOString(),
  state_changed_at: lead.state_changed_at.toISOString(),
  actions: leadMoves.actionsOf(lead),
});

const personOf = (lead: LeadWithReferrer) => ({ subject: 'lead' as const, subjectId: lead.lead_id });

const erasedSentence =
  'The personal data of this lead was erased. No contact stands for it any more, so only a person can qualify it.';

/** One lead, what may be done with it, and why it is where it is. @throws Refusal not_found */
export async function readLead(
  { db, crm }: Pick<WebContext, 'db' | 'crm'>,
  caller: Caller,
  leadId: string,
): Promise<z.infer<typeof leadDetailAnswer>> {
  const { workspaceId } = caller;
  const lead = await getLeadById(db, workspaceId, leadId);
  const explained =
    lead.erased_at === null ? await explainQualification(crm, workspaceId, leadId, nameOfFor(caller)) : erased;
  const concerns =
    lead.state === 'Qualified'
      ? await findConcerns(crm, workspaceId, [{ leadId, campaignId: lead.campaign_id }])
      : new Map<string, never>();
  return {
    ...presentLead(lead),
    qualification: {
      status: explained.status,
      sentence: explained.sentence,
      as_of: explained.asOf?.toISOString() ?? null,
      action: explained.action,
    },
    concern: presentConcern(concerns.get(leadId)),
    contacts: (await listContactsOfPerson(crm, workspaceId, personOf(lead))).map(presentContact),
  };
}

const erased = { status: 'erased', sentence: erasedSentence, asOf: null, action: null };

const tags = ['Leads'];

/** Leads: list, add, one lead with its timeline, qualify by hand. */
export function leadRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { db, callerOf } = context;

  return async (app) => {
    app.get(
      '/leads',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Leads, newest first or as asked; search looks at name, e-mail and code',
          querystring: pageQuery.extend({ ...leadFilterQuery.shape, ...sortQuery(leadListSorts).shape }),
          response: { 200: pageAnswer(leadAnswer) },
        },
      },
      async (request) => {
        const { limit, cursor, sort, order, ...query } = request.query;
        const wanted = { ...toLeadSelection(query), limit, cursor, sort, order };
        const page = await listLeads(db, callerOf(request).workspaceId, wanted);
        return toPageAnswer(page, presentLead);
      },
    );

    app.post(
      '/leads',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary:
            'Add a lead by referral code; the first referrer keeps a lead that exists (200). An odd one is On hold',
          body: personForm.extend({
            campaign_id: idForm,
            company: nameForm.default(''),
            referral_code: textForm(50).min(1, { error: 'Give the referral code.' }),
          }),
          response: { 200: leadAnswer, 201: leadAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = callerOf(request);
        const { campaign_id: campaignId, referral_code: code, email, first_name, last_name } = request.body;
        const { phone, company } = request.body;
        const { lead, isNew } = await joinAsLead(context, {
          workspaceId,
          campaignId,
          code,
          email,
          firstName: first_name,
          lastName: last_name,
          phone,
          company,
          source: actor.kind === 'api_key' ? 'API' : 'Added by team',
          actor,
        });
        return reply.code(isNew ? 201 : 200).send(presentLead(await getLeadById(db, workspaceId, lead.lead_id)));
      },
    );

    app.get(
      '/leads/:id',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'One lead, what may be done with it, and why it is where it is',
          params: idParams,
          response: { 200: leadDetailAnswer },
        },
      },
      (request) => readLead(context, callerOf(request), request.params.id),
    );

    app.get(
      '/leads/:id/timeline',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What happened to a lead, oldest first',
          params: idParams,
          response: { 200: listAnswer(timelineEntryResponse) },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { workspaceId } = caller;
        const { campaign_id: campaignId } = await getLeadById(db, workspaceId, request.params.id);
        const { title } = await findCampaignProvider(context.crm, db, { workspaceId, campaignId });
        const events = await listEventsOfLead(db, workspaceId, request.params.id);
        return { items: presentTimeline(withNames(events, nameOfFor(caller)), title) };
      },
    );

    app.post(
      '/leads/:id/qualify',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags,
          summary: 'Qualify a lead by hand',
          params: idParams,
          response: { 200: leadAnswer },
        },
      },
      async (request) => {
        const { workspaceId, actor } = callerOf(request);
        const leadId = request.params.id;
        const evidence = { by: 'hand' };
        const result = await qualifyLead(context, { workspaceId, leadId, actor, evidence, ruleVersion: null });
        if (result.outcome === 'unchanged') throw refuse('illegal_move', result.reason);
        return presentLead(await getLeadById(db, workspaceId, leadId));
      },
    );
  };
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { getLeadById } from '../../leads/find-lead.ts';
import { correctPerson, type Correction } from '../../people/correct-person.ts';
import { previewCorrection } from '../../people/preview-correction.ts';
import { emailForm } from '../../platform/email/email-key.ts';
import { lineForm, nameForm } from '../../platform/text/person-name.ts';
import { getReferrerById } from '../../referrers/find-referrer.ts';
import type { Caller } from '../../team/find-caller.ts';
import type { WebContext } from '../web-context.ts';
import { idParams } from './forms.ts';
import { presentPreview, previewAnswer } from './integration-preview.ts';
import { leadAnswer, presentLead } from './leads.ts';
import { answerReferrer, referrerAnswer } from './referrers.ts';

/** Fields left out stay as they are. */
const referrerChange = z.object({
  email: emailForm.optional(),
  first_name: nameForm.optional(),
  last_name: nameForm.optional(),
  phone: lineForm(40).optional(),
  // of the details that the change was made from
  revision: z.string().max(100).optional(),
});
const leadChange = referrerChange.extend({ company: nameForm.optional() });

const correctionPreviewAnswer = z.object({
  changed: z.boolean(),
  /** why the lead goes, or stays, On hold */
  hold: z.string().nullable(),
  rewards_to_review: z.number().int(),
  old_address: z.enum(['told', 'no_mail_server', 'not_needed']),
  crm: z.object({
    sends: z.boolean(),
    retried: z.number().int(),
    message: z.string().nullable(),
    preview: previewAnswer.nullable(),
  }),
});

const people = {
  leads: { subject: 'lead', noun: 'lead', body: leadChange, tag: 'Leads' },
  referrers: { subject: 'referrer', noun: 'referrer', body: referrerChange, tag: 'Referrers' },
} as const;

/** Correct the details of leads and referrers. */
export function correctionRoutes({ db, callerOf, settings, people: context }: WebContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.patch(
      '/leads/:id',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags: ['Leads'],
          summary: 'Correct a lead’s details; another address passes the checks of joining',
          params: idParams,
          body: leadChange,
          response: { 200: leadAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId } = await getLeadById(db, workspaceId, request.params.id);
        const person = { subject: 'lead', subjectId: request.params.id } as const;
        await correctPerson(context, toCorrection(callerOf(request), campaignId, person, request.body));
        return presentLead(await getLeadById(db, workspaceId, request.params.id));
      },
    );

    app.patch(
      '/referrers/:id',
      {
        config: { scope: 'write', role: 'member' },
        schema: {
          tags: ['Referrers'],
          summary: 'Correct a referrer’s details; link, code and referrals stay',
          params: idParams,
          body: referrerChange,
          response: { 200: referrerAnswer },
        },
      },
      async (request) => {
        const { workspaceId } = callerOf(request);
        const { campaign_id: campaignId } = await getReferrerById(db, workspaceId, request.params.id);
        const person = { subject: 'referrer', subjectId: request.params.id } as const;
        await correctPerson(context, toCorrection(callerOf(request), campaignId, person, request.body));
        return answerReferrer({ db, settings }, workspaceId, request.params.id);
      },
    );

    for (const [path, { subject, noun, body, tag }] of Object.entries(people)) {
      app.post(
        `/${path}/:id/preview`,
        {
          config: { scope: 'read', role: 'member' },
          schema: {
            tags: [tag],
            summary: `What correcting a ${noun}’s details would do, here and in the CRM; nothing is changed`,
            params: idParams,
            body,
            response: { 200: correctionPreviewAnswer },
          },
        },
        async (request) => {
          const { workspaceId } = callerOf(request);
          const get = subject === 'lead' ? getLeadById : getReferrerById;
          const { campaign_id: campaignId } = await get(db, workspaceId, request.params.id);
          const person = { subject, subjectId: request.params.id };
          const correction = toCorrection(callerOf(request), campaignId, person, request.body);
          const { crm, ...preview } = await previewCorrection(context, correction);
          return {
            changed: preview.isChanged,
            hold: preview.hold,
            rewards_to_review: preview.rewardsToReview,
            old_address: preview.oldAddress,
            crm: { ...crm, preview: crm.preview && presentPreview(crm.preview) },
          };
        },
      );
    }
  };
}

const toCorrection = (
  { workspaceId, actor }: Pick<Caller, 'workspaceId' | 'actor'>,
  campaignId: string,
  person: Correction['person'],
  { first_name: firstName, last_name: lastName, revision, ...change }: z.infer<typeof leadChange>,
): Correction => ({ workspaceId, campaignId, person, change: { ...change, firstName, lastName }, revision, actor });

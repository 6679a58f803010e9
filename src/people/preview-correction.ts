import { findCampaignProvider } from '../integration/connections/find-campaign-provider.ts';
import { countFailedOfPerson, findPushesOfPerson } from '../integration/outbound/find-delivery.ts';
import { previewPush } from '../integration/panel/preview/preview-push.ts';
import type { Preview } from '../integration/panel/preview/preview.ts';
import { findSettings } from '../integration/settings/find-settings.ts';
import { tabOf } from '../integration/settings/subject.ts';
import { holdSentence } from '../leads/hold-reasons.ts';
import { Refusal } from '../platform/refusal.ts';
import { dryRunCorrection, type Correction } from './correct-person.ts';
import type { PeopleContext } from './people-context.ts';

export type CorrectionPreview = {
  isChanged: boolean;
  /** why the lead goes, or stays, On hold; null when it does not */
  hold: string | null;
  rewardsToReview: number;
  /** `not_needed`: no reward waits for it */
  oldAddress: 'told' | 'no_mail_server' | 'not_needed';
  crm: {
    /** whether the person is sent again */
    sends: boolean;
    /** how many failed deliveries go again */
    retried: number;
    /** why nothing is sent, or why it cannot be said now what would change; null when `preview` says it */
    message: string | null;
    preview: Preview | null;
  };
};

/**
 * What a correction would do, with the CRM as it is now; nothing is changed.
 * @throws Refusal those of correctPerson
 */
export async function previewCorrection(context: PeopleContext, correction: Correction): Promise<CorrectionPreview> {
  const { isChanged, newlyInReview, holdReason } = await dryRunCorrection(context, correction);
  return {
    isChanged,
    hold: holdReason && holdSentence(holdReason),
    rewardsToReview: newlyInReview,
    oldAddress: newlyInReview === 0 ? 'not_needed' : context.alerting.mailer ? 'told' : 'no_mail_server',
    crm: await previewCrm(context, correction),
  };
}

async function previewCrm(context: PeopleContext, correction: Correction): Promise<CorrectionPreview['crm']> {
  const { workspaceId, campaignId, person, change } = correction;
  const { name: provider, title } = await findCampaignProvider(context, context.db, { workspaceId, campaignId });
  const retried = await countFailedOfPerson(context.db, workspaceId, person);
  const [latest] = await findPushesOfPerson(context.db, workspaceId, provider, person);
  const key = { workspaceId, campaignId, provider, tab: tabOf(person.subject) };
  const { settings } = await findSettings(context.db, key);
  const nothing = (message: string) => ({ sends: false, retried, message, preview: null });
  if (!latest) return nothing(`Not sent to ${title} so far, so nothing changes there.`);
  if (settings.action === 'nothing')
    return nothing(`Nothing changes in ${title}: the tab’s action is Nothing to action.`);
  try {
    const preview = await previewPush(context, key, settings, person.subjectId, change);
    return { sends: true, retried, message: null, preview };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const message = `${title} could not be asked what would change: ${error.message} The change is sent once it can be.`;
    return { sends: true, retried, message, preview: null };
  }
}

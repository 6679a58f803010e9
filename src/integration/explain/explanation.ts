import type { CampaignState } from '../../campaigns/campaign.ts';
import { holdSentence, type HoldReason } from '../../leads/hold-reasons.ts';
import type { LeadState } from '../../leads/lead.ts';
import { attentionSentence } from '../connections/attention.ts';
import type { Connection } from '../connections/connection.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { targetText, valueText } from '../../qualification/attribute-text.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { IntegrationSettings } from '../settings/integration-settings.ts';
import { matchesTarget } from '../../qualification/matches-target.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';

export type ExplanationStatus =
  | 'qualified'
  | 'on_hold'
  | 'not_qualified'
  | 'no_rule'
  | 'not_connected'
  | 'needs_attention'
  | 'delivery_failed'
  | 'not_sent'
  | 'not_found'
  | 'declined'
  | 'already_there'
  | 'waiting';

export type Explanation = { status: ExplanationStatus; sentence: string };

/** All that bears on the question why a lead is not qualified yet. */
export type ExplanationDetails = {
  leadState: LeadState;
  /** why it is, or was, On hold */
  holdReason: HoldReason | null;
  /** why a person unqualified it */
  unqualifiedReason: string | null;
  /** it is On hold, and its rule was met since it joined */
  isMetOnHold: boolean;
  campaignState: CampaignState;
  settings: IntegrationSettings;
  connection: Pick<Connection, 'state' | 'attention' | 'timezone'> | null;
  delivery: Pick<Delivery, 'state' | 'outcome'> | null;
  crm: CrmTraits;
  /** why the rule did not count, if it was met */
  declined: { code: string; sentence: string } | null;
  /** the watched attribute on every contact of the lead */
  values: (AttributeValue | undefined)[];
};

/** One sentence: the first thing that stands in the way, with what to do about it. */
export function explain(facts: ExplanationDetails): Explanation {
  const { settings, connection, delivery, values, crm: traits } = facts;
  const crm = traits.title;
  if (facts.leadState === 'Qualified') return { status: 'qualified', sentence: 'This lead is Qualified.' };
  if (facts.leadState === 'On hold') return { status: 'on_hold', sentence: holdText(facts) };
  if (facts.leadState === 'Not qualified') {
    return { status: 'not_qualified', sentence: `${notQualifiedText(facts)} Only a person can qualify it.` };
  }
  const watched = watchedAttribute(settings.qualification);
  if (!watched) {
    return {
      status: 'no_rule',
      sentence: `This campaign has no Qualification Rules for ${crm}: leads are qualified by hand or by the API.`,
    };
  }
  if (!connection || connection.state === 'Not connected') {
    return { status: 'not_connected', sentence: `${crm} is not connected: connect it in Campaign Settings.` };
  }
  if (connection.state === 'Needs attention') {
    return { status: 'needs_attention', sentence: attentionSentence(connection.attention ?? '', crm) };
  }
  if (delivery?.state === 'Failed') {
    return { status: 'delivery_failed', sentence: `This lead could not be sent to ${crm}. ${delivery.outcome ?? ''}` };
  }
  const target = targetText(watched.target, values);
  const wish = `“${traits.attributeText(watched.property)}” to become “${target}”`;
  if (values.length === 0) {
    return delivery
      ? { status: 'not_sent', sentence: `Not sent to ${crm} yet. ${delivery.outcome ?? 'It is on its way.'}` }
      : { status: 'not_found', sentence: `Waiting for a contact in ${crm} with this e-mail address, and for ${wish}.` };
  }
  if (facts.declined) return { status: 'declined', sentence: declinedText(facts.declined) };
  if (values.some((value) => matchesTarget(value, watched.target, connection.timezone))) {
    return {
      status: 'already_there',
      sentence: `“${traits.attributeText(watched.property)}” was already “${target}” when these Qualification Rules were saved, and only a later change to it counts. Change it again in ${crm}, or qualify this lead by hand.`,
    };
  }
  const now = [...new Set(values.map(valueText))].map((value) => (value === 'empty' ? value : `“${value}”`));
  const paused =
    facts.campaignState === 'Paused' ? ' The campaign is Paused; leads that joined before still qualify.' : '';
  return { status: 'waiting', sentence: `Waiting for ${wish}; it is now ${now.join(' and ')}.${paused}` };
}

function notQualifiedText({ unqualifiedReason, holdReason }: ExplanationDetails): string {
  if (unqualifiedReason !== null) return `A teammate unqualified this lead: “${unqualifiedReason}”.`;
  const why = holdReason === null ? '' : ` It was On hold: ${lowerFirst(holdSentence(holdReason))}`;
  return `This lead is Not qualified.${why}`;
}

function declinedText({ code, sentence }: { code: string; sentence: string }): string {
  return code === 'own_contact'
    ? `${sentence} Only a person can qualify this lead.`
    : `${sentence} A later change to it counts.`;
}

function holdText({ holdReason, isMetOnHold, crm }: ExplanationDetails): string {
  const why = holdReason === null ? 'This lead is On hold.' : `On hold: ${lowerFirst(holdSentence(holdReason))}`;
  const next = isMetOnHold
    ? 'It met the Qualification Rules meanwhile, and qualifies when it is released.'
    : `It is not sent to ${crm.title} before it is released.`;
  return `${why} ${next} Release or refuse it.`;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

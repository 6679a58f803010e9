import type { CampaignState } from '../../campaigns/campaign.ts';
import type { LeadState } from '../../leads/lead.ts';
import { attentionSentence } from '../connections/attention.ts';
import type { Connection } from '../connections/connection.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { attributeText, valueText } from '../../qualification/attribute-text.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { IntegrationSettings } from '../settings/integration-settings.ts';
import { matchesTarget } from '../../qualification/matches-target.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';

export type ExplanationStatus =
  | 'qualified'
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
  campaignState: CampaignState;
  settings: IntegrationSettings;
  connection: Pick<Connection, 'state' | 'attention' | 'timezone'> | null;
  delivery: Pick<Delivery, 'state' | 'outcome'> | null;
  /** why the rule did not count, if it was met */
  declined: string | null;
  /** the watched attribute on every contact of the lead */
  values: (AttributeValue | undefined)[];
};

const crm = 'Intercom';

/** One sentence: the first thing that stands in the way, with what to do about it. */
export function explain(facts: ExplanationDetails): Explanation {
  const { settings, connection, delivery, values } = facts;
  if (facts.leadState === 'Qualified') return { status: 'qualified', sentence: 'This lead is Qualified.' };
  const watched = watchedAttribute(settings.qualification);
  if (!watched) {
    return {
      status: 'no_rule',
      sentence: 'This campaign has no Qualification Rules for Intercom: leads are qualified by hand or by the API.',
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
  const wish = `“${attributeText(watched.property)}” to become “${watched.target}”`;
  if (values.length === 0) {
    return delivery
      ? { status: 'not_sent', sentence: `Not sent to ${crm} yet. ${delivery.outcome ?? 'It is on its way.'}` }
      : { status: 'not_found', sentence: `Waiting for a contact in ${crm} with this e-mail address, and for ${wish}.` };
  }
  if (facts.declined) return { status: 'declined', sentence: `${facts.declined} A later change to it counts.` };
  if (values.some((value) => matchesTarget(value, watched.target, connection.timezone))) {
    return {
      status: 'already_there',
      sentence: `“${attributeText(watched.property)}” was already “${watched.target}” when these Qualification Rules were saved, and only a later change to it counts. Change it again in ${crm}, or qualify this lead by hand.`,
    };
  }
  const now = [...new Set(values.map(valueText))].map((value) => (value === 'empty' ? value : `“${value}”`));
  const paused =
    facts.campaignState === 'Paused' ? ' The campaign is Paused; leads that joined before still qualify.' : '';
  return { status: 'waiting', sentence: `Waiting for ${wish}; it is now ${now.join(' and ')}.${paused}` };
}

import type { CampaignState } from '../../campaigns/campaign.ts';
import { holdSentence, type HoldReason } from '../../leads/hold-reasons.ts';
import type { LeadState } from '../../leads/lead.ts';
import { attentionSentence } from '../connections/attention.ts';
import type { Connection } from '../connections/connection.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { targetText, valueText } from '../../qualification/attribute-text.ts';
import { momentText } from '../../platform/clock/moment-text.ts';
import type { LinkState } from '../contacts/contact-link.ts';
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
  | 'attribute_gone'
  | 'contact_archived'
  | 'contact_deleted'
  | 'undone'
  | 'being_read'
  | 'declined'
  | 'already_there'
  | 'waiting';

/** The one thing that a person can do about it, beside waiting. */
export const explanationActions = [
  'check_now',
  'qualify',
  'release',
  'connect',
  'settings',
  'delivery',
  'open_contact',
] as const;

export type Explanation = {
  status: ExplanationStatus;
  sentence: string;
  /** when what the sentence says of the CRM was read; null where it says nothing of it */
  asOf: Date | null;
  action: (typeof explanationActions)[number] | null;
};

/** A contact of the lead over the connection of its campaign. */
type ContactFacts = {
  state: LinkState;
  /** when that state was noted */
  stateAt: Date | null;
  /** the watched attribute */
  value: AttributeValue | undefined;
  /** when it was read; null where it never was */
  readAt: Date | null;
};

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
  /** the CRM no longer has the attribute that the rule waits for; since when that is known */
  attributeGoneSince: Date | null;
  /** every contact of the lead, those that are gone included */
  contacts: readonly ContactFacts[];
  /** what was sent for the lead was undone by Goodword */
  isUndone: boolean;
  /** when a notification about a contact came that is not handled yet */
  reportedAt: Date | null;
};

/** One sentence: the first thing that stands in the way, with what to do about it. */
export function explain(facts: ExplanationDetails): Explanation {
  const { settings, connection, crm: traits } = facts;
  const crm = traits.title;
  const say = (status: ExplanationStatus, sentence: string, action: Explanation['action']): Explanation => ({
    status,
    sentence,
    asOf: null,
    action,
  });
  if (facts.leadState === 'Qualified') return say('qualified', 'This lead is Qualified.', null);
  if (facts.leadState === 'On hold') return say('on_hold', holdText(facts), 'release');
  if (facts.leadState === 'Not qualified') {
    return say('not_qualified', `${notQualifiedText(facts)} Only a person can qualify it.`, 'qualify');
  }
  const watched = watchedAttribute(settings.qualification);
  if (!watched) {
    const sentence = `This campaign has no Qualification Rules for ${crm}: leads are qualified by hand or by the API.`;
    return say('no_rule', sentence, 'settings');
  }
  if (!connection || connection.state === 'Not connected') {
    return say('not_connected', `${crm} is not connected: connect it in Campaign Settings.`, 'connect');
  }
  if (connection.state === 'Needs attention') {
    return say('needs_attention', attentionSentence(connection.attention ?? '', crm), 'connect');
  }
  if (facts.attributeGoneSince) {
    const name = traits.attributeText(watched.property);
    return {
      ...say(
        'attribute_gone',
        `“${name}” is no longer an attribute of ${crm}, as of ${momentText(facts.attributeGoneSince)}: it was archived or renamed there, so no lead qualifies by it. Restore it in ${crm}, or choose another attribute in the Qualification Rules.`,
        'settings',
      ),
      asOf: facts.attributeGoneSince,
    };
  }
  return explainContacts(facts, watched, connection.timezone);
}

/** What was sent, and what was read of the contacts. */
function explainContacts(
  facts: ExplanationDetails,
  watched: { property: string; target: string },
  timezone: string,
): Explanation {
  const { delivery, crm: traits, contacts } = facts;
  const crm = traits.title;
  const name = traits.attributeText(watched.property);
  const say = (
    status: ExplanationStatus,
    sentence: string,
    action: Explanation['action'],
    asOf: Date | null = null,
  ): Explanation => ({ status, sentence, asOf, action });
  if (delivery?.state === 'Failed') {
    return say('delivery_failed', `This lead could not be sent to ${crm}. ${delivery.outcome ?? ''}`, 'delivery');
  }
  const own = contacts.filter(({ state }) => state !== 'merged');
  if (own.length > 0 && own.every(({ state }) => state !== 'active')) return explainGone(facts, own);
  const read = own.filter(({ state, readAt }) => state === 'active' && readAt !== null);
  const target = targetText(
    watched.target,
    read.map(({ value }) => value),
  );
  const wish = `“${name}” to become “${target}”`;
  if (read.length === 0) {
    return delivery
      ? say('not_sent', `Not sent to ${crm} yet. ${delivery.outcome ?? 'It is on its way.'}`, 'delivery')
      : say('not_found', `Waiting for a contact in ${crm} with this e-mail address, and for ${wish}.`, 'check_now');
  }
  // the oldest: of nothing more is claimed than was seen
  const asOf = read.reduce((oldest, { readAt }) => (readAt! < oldest ? readAt! : oldest), read[0]!.readAt!);
  if (facts.reportedAt && facts.reportedAt > asOf) {
    const sentence = `${crm} reported a change of this contact (${momentText(facts.reportedAt)}) that Goodword has not read yet. Give it a minute.`;
    return say('being_read', sentence, 'check_now', facts.reportedAt);
  }
  if (facts.declined) {
    return say('declined', declinedText(facts.declined), 'qualify');
  }
  const values = read.map(({ value }) => value);
  if (values.some((value) => matchesTarget(value, watched.target, timezone))) {
    return say(
      'already_there',
      `“${name}” was already “${target}” when these Qualification Rules were saved, and only a later change to it counts. Change it again in ${crm}, or qualify this lead by hand.`,
      'qualify',
      asOf,
    );
  }
  const seen = [...new Set(values.map(valueText))].map((value) => (value === 'empty' ? value : `“${value}”`));
  const paused =
    facts.campaignState === 'Paused' ? ' The campaign is Paused; leads that joined before still qualify.' : '';
  const sentence = `Waiting for ${wish}; it was ${seen.join(' and ')} as of ${momentText(asOf)}.${paused}`;
  return say('waiting', sentence, 'check_now', asOf);
}

/** No contact of the lead is in use. */
function explainGone(facts: ExplanationDetails, own: readonly ContactFacts[]): Explanation {
  const crm = facts.crm.title;
  const archived = own.filter(({ state }) => state === 'archived');
  const times = (archived.length > 0 ? archived : own).flatMap(({ stateAt }) => (stateAt ? [stateAt] : []));
  const asOf = times.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
  const since = asOf ? `, as of ${momentText(asOf)}` : '';
  if (archived.length === 0) {
    return {
      status: 'contact_deleted',
      sentence: `This lead’s contact was deleted in ${crm}${since}: no change can be seen. Qualify this lead by hand if it should count.`,
      asOf,
      action: 'qualify',
    };
  }
  if (facts.isUndone) {
    return {
      status: 'undone',
      sentence: `Sending this lead was undone, and Goodword archived the contact that it had made in ${crm}${since}. Send the lead again, or qualify it by hand.`,
      asOf,
      action: 'delivery',
    };
  }
  return {
    status: 'contact_archived',
    sentence: `This lead’s contact is archived in ${crm}${since}: it does not change while it is. Restore the contact in ${crm}.`,
    asOf,
    action: 'open_contact',
  };
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

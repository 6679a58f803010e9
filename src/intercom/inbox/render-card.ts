import type { ContactCard, LeadOnCard, ReferrerOnCard } from '../../integration/contact-card/contact-card.ts';
import { dayText } from '../../platform/clock/timezone.ts';
import { formatMoney } from '../../platform/money/format-money.ts';
import {
  canvasOf,
  error,
  header,
  linkButton,
  muted,
  paragraph,
  plain,
  submitButton,
  table,
  type Canvas,
  type Component,
} from './canvas.ts';
import { renderEnrolling } from './render-enrolling.ts';

/** Ids of what can be pressed. */
export const pressed = { refresh: 'refresh' } as const;

export type CardContext = {
  /** Goodword's own address */
  publicUrl: string;
  /** whether the contact has an e-mail address */
  hasEmail: boolean;
  /** result of the last press; null when nothing was pressed */
  done: { message: string; isBad: boolean } | null;
};

/** The card beside a conversation: the contact's part in each campaign, and what can be done. */
export function renderCard(card: ContactCard, context: CardContext): Canvas {
  const { publicUrl, done } = context;
  if (!card.connected) return renderUnconnected(publicUrl);
  const sections = [
    ...card.leads.map((lead) => renderLead(lead, publicUrl)),
    ...card.referrers.map((referrer) => renderReferrer(referrer, publicUrl)),
    ...(card.leftOff > 0 ? [[linkButton('more', `${card.leftOff} more in Goodword`, publicUrl)]] : []),
    renderEnrolling(card, context),
  ].filter((section) => section.length > 0);
  return canvasOf([
    ...(done ? [done.isBad ? error(done.message) : paragraph(done.message)] : []),
    ...(card.attention ? [error(card.attention)] : []),
    ...sections.flatMap((section, at): Component[] => (at === 0 ? section : [{ type: 'divider' }, ...section])),
    refreshButton(),
  ]);
}

const refreshButton = () => submitButton(pressed.refresh, 'Refresh', 'link');

function renderUnconnected(publicUrl: string): Canvas {
  return canvasOf([
    paragraph('This Intercom workspace is not connected to Goodword.'),
    muted('Connect it in Campaign Settings → Integrations and API → CRM.'),
    linkButton('open', 'Open Goodword', publicUrl),
  ]);
}

/** Shown where a conversation has no contact, or none that can be understood. */
export function renderNoContact(): Canvas {
  return canvasOf([muted('Intercom named no contact in this conversation.'), refreshButton()]);
}

/** Shown instead of the card when Goodword itself failed to answer. */
export function renderTrouble(): Canvas {
  return canvasOf([error('Goodword could not answer just now. Try again in a moment.'), refreshButton()]);
}

/** Shown for people who only share the contact's e-mail address. */
const sameAddress = (byAddress: boolean): Component[] =>
  byAddress ? [muted('Found by the e-mail address; not known to be this contact.')] : [];

function renderLead(lead: LeadOnCard, publicUrl: string): Component[] {
  const { leadId, campaignId, referrer } = lead;
  const screens = `${publicUrl}/campaigns/${campaignId}`;
  return [
    header(`Referred by ${referrer.name}`),
    ...sameAddress(lead.byAddress),
    table([
      ['Campaign', lead.campaignName],
      ['State', lead.state],
      ['Joined', dayText(lead.joinedAt, lead.timezone)],
      ['Referral Code', referrer.code],
      ...lead.rewards.map(({ amountMinor, currency, recipient, state }) => {
        const field = recipient === 'lead' ? 'Reward for the lead' : 'Reward for the referrer';
        return [field, `${formatMoney(amountMinor, currency)}, ${state}`] as const;
      }),
    ]),
    muted(lead.explanation),
    linkButton(`lead-${leadId}`, 'Open lead in Goodword', `${screens}/leads/${leadId}`),
    linkButton(`of-lead-${leadId}`, 'Open referrer in Goodword', `${screens}/referrers?open=${referrer.referrerId}`),
  ];
}

function renderReferrer(referrer: ReferrerOnCard, publicUrl: string): Component[] {
  const { referrerId, campaignId, leads, timezone } = referrer;
  const screens = `${publicUrl}/campaigns/${campaignId}`;
  return [
    header('Referrer'),
    ...sameAddress(referrer.byAddress),
    table([
      ['Campaign', referrer.campaignName],
      ['Referral Link', referrer.linkPaused ? `${referrer.link} (paused)` : referrer.link],
      ['Leads', String(referrer.referralsCount)],
      ['Qualified', String(referrer.qualifiedCount)],
      ['Rewards', referrer.rewards.map(rewardText).join(', ') || 'None yet'],
    ]),
    ...(leads.length === 0 ? [] : [leadList(leads, timezone, screens)]),
    linkButton(`referrer-${referrerId}`, 'Open referrer in Goodword', `${screens}/referrers?open=${referrerId}`),
  ];
}

const rewardText = ({ state, currency, count, amountMinor }: ReferrerOnCard['rewards'][number]) =>
  `${count} ${state} (${formatMoney(amountMinor, currency)})`;

const leadList = (leads: ReferrerOnCard['leads'], timezone: string, screens: string): Component => ({
  type: 'list',
  items: leads.map(({ leadId, name, state, joinedAt }) => ({
    type: 'item',
    id: `of-${leadId}`,
    title: plain(name),
    subtitle: `${state} · joined ${dayText(joinedAt, timezone)}`,
    action: { type: 'url', url: `${screens}/leads/${leadId}` },
  })),
});

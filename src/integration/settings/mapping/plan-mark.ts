import { createHash } from 'node:crypto';
import { html } from 'ghtml';
import type { LeadDetails } from '../../../leads/lead-details.ts';
import type { Mark } from '../integration-settings.ts';

/** What marks a lead's contact beside its attributes; null is not done. */
export type MarkPlan = {
  /** name of the label */
  tag: string | null;
  /** simple HTML, safe whatever people typed */
  note: string | null;
  company: { ownId: string; name: string } | null;
};

/** How a lead's contact is marked as referred. @param publicUrl Goodword's own address, for the link back */
export function planMark(mark: Mark, facts: LeadDetails, publicUrl: string): MarkPlan {
  return {
    tag: mark.tag || null,
    note: mark.note ? noteAbout(facts, publicUrl) : null,
    company: mark.company && facts.lead.company ? companyOf(facts.lead.company) : null,
  };
}

function noteAbout({ lead, campaign, referrer }: LeadDetails, publicUrl: string): string {
  const name = `${referrer.firstName} ${referrer.lastName}`.trim() || referrer.email;
  const url = `${publicUrl}/campaigns/${campaign.id}/leads/${lead.id}`;
  return html`<p>
    Referred by ${name} (referral code ${referrer.code}) in the campaign ${campaign.name}.
    <a href="${url}">Open the lead in Goodword</a>
  </p>`;
}

/** One company for everyone who gives its name, however it is written in capitals and blanks. */
function companyOf(name: string): { ownId: string; name: string } {
  const key = name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');
  return { ownId: `goodword-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`, name };
}

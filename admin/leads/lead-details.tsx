import { Code } from '@mantine/core';
import type { LeadDetail } from '../api/types.ts';
import { paths } from '../paths.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { LeadContacts } from './lead-contacts.tsx';
import { Fact, Facts } from '../ui/fact.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { personName } from '../ui/person-name.ts';
import { Section } from '../ui/section.tsx';

/** Who the lead is and where it came from. */
export function LeadDetails({ lead }: { lead: LeadDetail }) {
  const { referrer } = lead;
  const crm = useCrmTitle();
  return (
    <Section title="Details">
      <Facts labelWidth={110} gap="xs">
        {lead.email ? <Fact label="Email">{lead.email}</Fact> : null}
        {lead.phone ? <Fact label="Phone">{lead.phone}</Fact> : null}
        {lead.company ? <Fact label="Company">{lead.company}</Fact> : null}
        <Fact label="Referred by">
          <AnchorLink
            to={paths.referrers}
            params={{ campaignId: lead.campaign_id }}
            search={{ open: referrer.id }}
            size="sm"
          >
            {personName(referrer)}
          </AnchorLink>
        </Fact>
        <Fact label="Referral code">
          <Code>{referrer.code}</Code>
        </Fact>
        <Fact label="Source">{lead.source}</Fact>
        <Fact label="Joined">
          <Timestamp at={lead.joined_at} size="sm" />
        </Fact>
        {lead.contacts.length > 0 ? (
          <Fact label={`In ${crm}`}>
            <LeadContacts contacts={lead.contacts} />
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}

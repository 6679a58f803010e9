import { PersonDeliveries } from '../intercom/deliveries/person-deliveries.tsx';
import { Section } from '../ui/section.tsx';

/** What was written to Intercom for this lead, and how it went. */
export function LeadDeliveries({ campaignId, leadId }: { campaignId: string; leadId: string }) {
  return (
    <Section title="Sent to Intercom">
      <PersonDeliveries campaignId={campaignId} tab="leads" personId={leadId} />
    </Section>
  );
}

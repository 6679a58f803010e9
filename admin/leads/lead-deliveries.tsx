import { PersonDeliveries } from '../intercom/deliveries/person-deliveries.tsx';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { Section } from '../ui/section.tsx';

/** What was written to the CRM for this lead, and the result. */
export function LeadDeliveries({ campaignId, leadId }: { campaignId: string; leadId: string }) {
  const crm = useCrmTitle();
  return (
    <Section title={`Sent to ${crm}`}>
      <PersonDeliveries campaignId={campaignId} tab="leads" personId={leadId} />
    </Section>
  );
}

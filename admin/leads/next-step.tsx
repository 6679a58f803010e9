import { Anchor, Group } from '@mantine/core';
import type { LeadDetail } from '../api/types.ts';
import { paths } from '../paths.ts';
import { AnchorLink } from '../ui/links.tsx';
import { CheckNow } from './check-now.tsx';
import { HoldButtons } from './hold-buttons.tsx';
import { QualifyButton } from './qualify-button.tsx';
import { useCrmTitle } from '../intercom/use-crm.ts';

/** What can be done about the sentence that says why a lead has not qualified. */
export function NextStep({ lead }: { lead: LeadDetail }) {
  const { action } = lead.qualification;
  // nothing can be read without a connection, and nothing would be judged without a rule
  const canCheck = lead.state === 'Pending' && action !== 'connect' && action !== 'settings';
  return (
    <Group gap="sm" mt="xs">
      <Step lead={lead} action={action} />
      {canCheck ? <CheckNow lead={lead} /> : null}
    </Group>
  );
}

function Step({ lead, action }: { lead: LeadDetail; action: LeadDetail['qualification']['action'] }) {
  const crm = useCrmTitle();
  const params = { campaignId: lead.campaign_id };
  switch (action) {
    case 'qualify':
      return <QualifyButton lead={lead} size="xs" />;
    case 'release':
      return <HoldButtons lead={lead} size="xs" />;
    case 'connect':
      return (
        <AnchorLink to={paths.connection} params={params} size="sm">
          Open the connection
        </AnchorLink>
      );
    case 'settings':
      return (
        <AnchorLink to={paths.panel} params={params} size="sm">
          Open the Qualification Rules
        </AnchorLink>
      );
    case 'delivery':
      return (
        <AnchorLink to={paths.deliveries} params={params} search={{ person: lead.id }} size="sm">
          See what was sent
        </AnchorLink>
      );
    case 'open_contact': {
      const contact = lead.contacts.find(({ state }) => state === 'archived');
      return contact ? (
        <Anchor href={contact.url} target="_blank" rel="noreferrer" size="sm">
          Open the contact in {crm}
        </Anchor>
      ) : null;
    }
    default:
      return null;
  }
}

import { Code, Group, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { integrationQuery } from '../api/integrations.ts';
import { useCampaignCrm, useCrm } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { CopyIcon } from '../ui/copy.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/section.tsx';

const name = 'referral-link-created';

/** The event by which the team's own messages in the CRM reach new referrers; only where the CRM has events. */
export function EventToSend({ campaignId }: { campaignId: string }) {
  const { title: crm, capabilities } = useCrm();
  const integration = useQuery(integrationQuery(useCampaignCrm()));
  if (!capabilities.events) return null;
  return (
    <Section title="Event to send">
      <Loaded query={integration}>
        {({ connection, events }) => (
          <>
            <Text size="sm" c="dimmed">
              Let your own message in {crm} bring each new referrer their link: start it on this event, and insert the
              event’s values.
            </Text>
            <Group gap="xs">
              <Code>{name}</Code>
              <CopyIcon value={name} what="name of the event" />
            </Group>
            <List size="sm" spacing={4}>
              {(events.find((event) => event.name === name)?.keys ?? []).map((key) => (
                <List.Item key={key}>
                  <Code>{key}</Code>
                </List.Item>
              ))}
            </List>
            <Text size="sm">
              {connection && connection.state !== 'Not connected' ? (
                <>
                  It is tracked on the contact of each referrer whom an import brings, if you choose{' '}
                  <i>Track referral-link-created</i> in the last step of{' '}
                  <AnchorLink inherit underline="always" to={paths.syncReferrers} params={{ campaignId }}>
                    a sync
                  </AnchorLink>
                  .
                </>
              ) : (
                <>
                  <AnchorLink inherit underline="always" to={paths.connection} params={{ campaignId }}>
                    Connect {crm}
                  </AnchorLink>{' '}
                  first.
                </>
              )}
            </Text>
          </>
        )}
      </Loaded>
    </Section>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { Section } from '../../ui/section.tsx';
import { openBackFill } from './back-fill.tsx';

/** The way from the panel to the delivery log, and to sending those who were never sent. */
export function DeliveryLogLink({ campaignId }: { campaignId: string }) {
  return (
    <Section title="What was sent">
      <Group justify="space-between" gap="sm">
        <Text size="sm" maw={420}>
          The delivery log holds every write to Intercom. Back-fill sends people who joined before this was set up.
        </Text>
        <Group gap="sm">
          <ButtonLink to={paths.deliveries} params={{ campaignId }} variant="default">
            Delivery log
          </ButtonLink>
          <Button variant="default" onClick={() => openBackFill(campaignId)}>
            Back-fill
          </Button>
        </Group>
      </Group>
    </Section>
  );
}

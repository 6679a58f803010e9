import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconApi, IconFileUpload, IconHistory, IconRefresh, IconUserPlus } from '@tabler/icons-react';
import { openAddByApi, openAddManually } from '../add-referrers/add-referrers.tsx';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { LinkCard } from '../ui/link-card.tsx';
import { Section } from '../ui/section.tsx';

/** The ways to make referrers of people who are known already. */
export function BringContacts({ campaignId }: { campaignId: string }) {
  const crm = useCrmTitle();
  const navigate = useNavigate();
  const params = { campaignId };
  const open = (id: string) => void navigate({ to: paths.referrers, params, search: { open: id } });
  return (
    <Section title="Bring in people you know">
      <Text size="sm" c="dimmed">
        Each gets a referral link and code. Imports and syncs show a dry run before anything changes.
      </Text>
      <Stack gap="sm">
        <LinkCard
          to={paths.syncReferrers}
          params={params}
          icon={IconRefresh}
          title="Sync contacts as referrers"
          description={`Leads, users or a segment of ${crm}, once or ongoing.`}
        />
        <LinkCard
          to={paths.uploadReferrers}
          params={params}
          icon={IconFileUpload}
          title="Import a file"
          description="A CSV file with names and e-mail addresses."
        />
        <LinkCard
          to={paths.imports}
          params={params}
          icon={IconHistory}
          title="Imports and ongoing syncs"
          description="What is running, what was added, what was left out."
        />
      </Stack>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconUserPlus size={16} />}
          onClick={() => openAddManually(campaignId, open)}
        >
          Add Manually
        </Button>
        <Button variant="default" leftSection={<IconApi size={16} />} onClick={() => openAddByApi(campaignId)}>
          API
        </Button>
      </Group>
    </Section>
  );
}

import { Button, Card, Group, List, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus, IconSparkles } from '@tabler/icons-react';
import { createSampleCampaign } from '../api/campaigns.ts';
import { paths } from '../paths.ts';
import { useAction } from '../ui/use-action.ts';
import { openCreateCampaign } from './create-campaign.tsx';

/** What a new installation shows: what this is about, and two ways to begin. */
export function BlankInstallation() {
  useDocumentTitle('Welcome · Goodword');
  const navigate = useNavigate();
  const open = (campaignId: string) => void navigate({ to: paths.dashboard, params: { campaignId } });
  const sample = useAction(createSampleCampaign, {
    success: () => 'The sample campaign is ready. Follow its launch checklist.',
    onDone: ({ id }) => open(id),
  });
  return (
    <Card maw={640} mx="auto" mt={{ base: 0, sm: 'xl' }} padding="xl">
      <Stack gap="lg">
        <ThemeIcon size={52} radius="xl" variant="light">
          <IconSparkles size={28} />
        </ThemeIcon>
        <Stack gap="xs">
          <Title order={1} size="h2">
            Your first campaign
          </Title>
          <Text c="dimmed">
            A campaign is one referral program: its offers, its referrers and leads, and the rewards they earn.
          </Text>
        </Stack>
        <List type="ordered" spacing="xs">
          <List.Item>Referrers share a link. A friend who joins through it becomes a lead.</List.Item>
          <List.Item>
            The lead appears in your CRM. When an attribute you choose changes there, the lead qualifies.
          </List.Item>
          <List.Item>The rewards you promised become due, ready for you to issue.</List.Item>
        </List>
        <Group>
          <Button onClick={() => sample.mutate(undefined)} loading={sample.isPending}>
            Start with a sample campaign
          </Button>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => openCreateCampaign(open)}>
            Create campaign
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          The sample is a real, launched campaign with a reward rule and one referrer. You can change all of it later.
        </Text>
      </Stack>
    </Card>
  );
}

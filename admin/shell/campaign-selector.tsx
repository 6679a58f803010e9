import { Button, Group, Menu, Text, VisuallyHidden } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus, IconSelector } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import type { Campaign } from '../api/types.ts';
import { openCreateCampaign } from '../home/create-campaign.tsx';
import { paths } from '../paths.ts';
import classes from '../ui/text.module.css';
import { StateBadge } from '../ui/state-badge.tsx';

/** The campaign on screen with its state, and the way to another one. */
export function CampaignSelector({ campaign }: { campaign: Campaign }) {
  const { data } = api.useQuery('get', '/api/v1/campaigns');
  const navigate = useNavigate();
  const open = (campaignId: string) => void navigate({ to: paths.dashboard, params: { campaignId } });
  return (
    <Menu position="bottom-start" width={300} withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<IconSelector size={16} />} miw={0} maw={340} px="sm">
          <VisuallyHidden>Campaign: </VisuallyHidden>
          <Text component="span" size="sm" fw={600} truncate maw={{ base: 96, xs: 200 }}>
            {campaign.name}
          </Text>
          <StateBadge state={campaign.state} ml="xs" size="sm" flex="none" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" className={classes.scroll}>
        <Menu.Label>Campaigns</Menu.Label>
        {(data?.items ?? [campaign]).map(({ id, name, state }) => (
          <Menu.Item key={id} onClick={() => open(id)} aria-current={id === campaign.id ? 'true' : undefined}>
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm" fw={id === campaign.id ? 700 : 400} truncate>
                {name}
              </Text>
              <StateBadge state={state} size="sm" flex="none" />
            </Group>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => openCreateCampaign(open)}>
          Create campaign
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

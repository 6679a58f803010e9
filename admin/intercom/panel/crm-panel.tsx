import { Group, Paper, Tabs, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Connection, Integration } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { useCrmTitle } from '../use-crm.ts';
import { OwnerSelect } from './owner-select.tsx';
import { PanelForm } from './panel-form.tsx';
import { usePanelTab } from './use-panel-tab.ts';

interface CrmPanelProps {
  campaignId: string;
  integration: Integration;
  connection: Connection;
}

/** What happens in the CRM when leads and referrers join, and which change there qualifies a lead. */
export function CrmPanel({ campaignId, integration, connection }: CrmPanelProps) {
  const crm = useCrmTitle();
  const { tab } = useSearch({ from: `/signed-in/campaign/settings${paths.panel}` });
  const navigate = useNavigate();
  // Both forms live here, above the tabs, so that changing tabs loses nothing that was typed.
  const leads = usePanelTab('leads', integration.tabs.leads);
  const referrers = usePanelTab('referrers', integration.tabs.referrers);
  const shared = { campaignId, connectionId: connection.id, integration };
  const show = (chosen: string | null) =>
    void navigate({
      to: paths.panel,
      params: { campaignId },
      search: { tab: chosen === 'referrers' ? chosen : undefined },
      replace: true,
    });
  return (
    // no Card: what a Card cuts off cannot stick to the window
    <Paper component="section" aria-label={`${crm} settings`} withBorder radius="md" p={{ base: 'md', sm: 'lg' }}>
      <LeaveGuard isDirty={leads.form.isDirty() || referrers.form.isDirty()} />
      <Group justify="space-between" align="flex-start" gap="md">
        <OwnerSelect integration={integration} />
        <div>
          <ButtonLink to={paths.syncReferrers} params={{ campaignId }} variant="default">
            Sync contacts as referrers
          </ButtonLink>
          <Text size="xs" c="dimmed" mt={4}>
            Import contacts from {crm}
          </Text>
        </div>
      </Group>
      <Tabs mt="lg" value={tab ?? 'leads'} onChange={show} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="leads">Leads</Tabs.Tab>
          <Tabs.Tab value="referrers">Referrers</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="leads">
          <PanelForm {...leads} {...shared} />
        </Tabs.Panel>
        <Tabs.Panel value="referrers">
          <PanelForm {...referrers} {...shared} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}

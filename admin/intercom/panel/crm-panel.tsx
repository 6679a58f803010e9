import { Card, Tabs } from '@mantine/core';
import type { Connection, Integration } from '../../api/types.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { OwnerSelect } from './owner-select.tsx';
import { PanelForm } from './panel-form.tsx';
import { useCrmTitle } from '../use-crm.ts';
import { usePanelTab } from './use-panel-tab.ts';

interface CrmPanelProps {
  campaignId: string;
  integration: Integration;
  connection: Connection;
}

/** What happens in the CRM when leads and referrers join, and which change there qualifies a lead. */
export function CrmPanel({ campaignId, integration, connection }: CrmPanelProps) {
  const crm = useCrmTitle();
  // Both forms live here, above the tabs, so that changing tabs loses nothing that was typed.
  const leads = usePanelTab('leads', integration.tabs.leads);
  const referrers = usePanelTab('referrers', integration.tabs.referrers);
  const shared = { campaignId, connectionId: connection.id, integration };
  return (
    <Card component="section" aria-label={`${crm} settings`}>
      <LeaveGuard isDirty={leads.form.isDirty() || referrers.form.isDirty()} />
      <OwnerSelect integration={integration} />
      <Tabs mt="lg" defaultValue="leads" keepMounted={false}>
        <Tabs.List mb="lg">
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
    </Card>
  );
}

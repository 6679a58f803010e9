import { Alert, Button, Group, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { startBackFill } from '../../api/bulk-operations.ts';
import type { TabName } from '../../api/types.ts';
import { Loaded, SkeletonRows } from '../../ui/loaded.tsx';
import { useAction } from '../../ui/use-action.ts';

/**
 * Counts the people who were never sent, with reasons, and sends them once confirmed.
 * @param crm the CRM's title
 */
export function openBackFill(campaignId: string, crm: string, tab: TabName = 'leads'): void {
  const modalId = modals.open({
    title: 'Back-fill',
    children: <BackFillForm campaignId={campaignId} crm={crm} first={tab} onClose={() => modals.close(modalId)} />,
    size: 'lg',
  });
}

interface BackFillProps {
  campaignId: string;
  crm: string;
  first: TabName;
  onClose: () => void;
}

const tabs = [
  { value: 'leads', label: 'Leads' },
  { value: 'referrers', label: 'Referrers' },
];

function BackFillForm({ campaignId, crm, first, onClose }: BackFillProps) {
  const [tab, setTab] = useState<TabName>(first);
  const unsent = api.useQuery('get', '/api/v1/bulk-operations/unsent', {
    params: { query: { campaign_id: campaignId, tab } },
  });
  const start = useAction(startBackFill, { success: () => 'Back-fill started.', onDone: onClose });
  const total = unsent.data?.total ?? 0;
  const canStart = unsent.data?.obstacle === null && total > 0;
  return (
    <Stack gap="md">
      <Text size="sm">
        Sends people who joined before {crm} was connected, or while the tab said Nothing to action. It starts with
        those who joined first and uses the current settings. People who join meanwhile do not have to wait.
      </Text>
      <SegmentedControl
        aria-label="Tab"
        data={tabs}
        value={tab}
        onChange={(chosen) => setTab(chosen === 'referrers' ? 'referrers' : 'leads')}
      />
      <Loaded query={unsent} skeleton={<SkeletonRows rows={2} height={24} />}>
        {({ reasons, obstacle }) => (
          <>
            {total > 0 ? (
              <>
                <Text fw={600}>{peopleText(tab, total)} not been sent:</Text>
                <List size="sm">
                  {reasons.map(({ reason, message, count }) => (
                    <List.Item key={reason}>
                      <b>{count.toLocaleString()}</b> {message}
                    </List.Item>
                  ))}
                </List>
              </>
            ) : null}
            {obstacle ? <Alert color={total > 0 ? 'yellow' : 'gray'}>{obstacle}</Alert> : null}
          </>
        )}
      </Loaded>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!canStart} loading={start.isPending} onClick={() => start.mutate({ campaignId, tab })}>
          {canStart ? `Send ${total.toLocaleString()}` : 'Send'}
        </Button>
      </Group>
    </Stack>
  );
}

function peopleText(tab: TabName, count: number): string {
  const noun = tab === 'leads' ? 'lead' : 'referrer';
  return count === 1 ? `1 ${noun} has` : `${count.toLocaleString()} ${noun}s have`;
}

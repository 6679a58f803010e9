import { Tabs } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconApi, IconUserPlus } from '@tabler/icons-react';
import { AddByApi } from '../ui/add-by-api.tsx';
import { AddManually } from './add-manually.tsx';

const modalId = 'add-referrers';

/** The ways to add referrers; `onAdded` gets the id of the one that was added by hand. */
export function openAddReferrers(campaignId: string, onAdded: (referrerId: string) => void): void {
  const close = () => modals.close(modalId);
  modals.open({
    modalId,
    title: 'Add Referrers',
    size: 'lg',
    children: (
      <Tabs defaultValue="manually">
        <Tabs.List mb="md">
          <Tabs.Tab value="manually" leftSection={<IconUserPlus size={16} />}>
            Add Manually
          </Tabs.Tab>
          <Tabs.Tab value="api" leftSection={<IconApi size={16} />}>
            API
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="manually">
          <AddManually
            campaignId={campaignId}
            onCancel={close}
            onAdded={(id) => {
              close();
              onAdded(id);
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="api">
          <AddByApi
            path="/api/v1/referrers"
            body={{ campaign_id: campaignId, email: 'ada@example.com', first_name: 'Ada' }}
          />
        </Tabs.Panel>
      </Tabs>
    ),
  });
}

import { Button, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useNavigate } from '@tanstack/react-router';
import { IconApi, IconFileUpload, IconPlus, IconRefresh, IconUserPlus } from '@tabler/icons-react';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { AddByApi } from '../ui/add-by-api.tsx';
import { AddManually } from './add-manually.tsx';

const modalId = 'add-referrers';

interface AddReferrersProps {
  campaignId: string;
  /** Receives the id of the referrer that was added manually. */
  onAdded: (referrerId: string) => void;
}

/** The ways to add referrers. */
export function AddReferrers({ campaignId, onAdded }: AddReferrersProps) {
  const navigate = useNavigate();
  const crm = useCrmTitle();
  const params = { campaignId };
  const ways = [
    {
      label: 'Upload',
      description: 'A CSV file',
      icon: IconFileUpload,
      open: () => void navigate({ to: paths.uploadReferrers, params }),
    },
    {
      label: 'Sync',
      description: `Contacts from ${crm}`,
      icon: IconRefresh,
      open: () => void navigate({ to: paths.syncReferrers, params }),
    },
    {
      label: 'Add Manually',
      description: 'One person',
      icon: IconUserPlus,
      open: () => openAddManually(campaignId, onAdded),
    },
    { label: 'API', description: 'From your own server', icon: IconApi, open: () => openAddByApi(campaignId) },
  ];
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} />}>Add Referrers</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(({ label, description, icon: Icon, open }) => (
          <Menu.Item key={label} leftSection={<Icon size={18} />} onClick={open}>
            {label}
            <Text size="xs" c="dimmed">
              {description}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Asks for one person; `onAdded` receives the id of the referrer. */
export function openAddManually(campaignId: string, onAdded: (referrerId: string) => void): void {
  const close = () => modals.close(modalId);
  const added = (id: string) => {
    close();
    onAdded(id);
  };
  const children = <AddManually campaignId={campaignId} onCancel={close} onAdded={added} />;
  modals.open({ modalId, title: 'Add Manually', size: 'lg', children });
}

/** Shows the request that adds a referrer. */
export function openAddByApi(campaignId: string): void {
  const body = { campaign_id: campaignId, email: 'ada@example.com', first_name: 'Ada' };
  const children = <AddByApi path="/api/v1/referrers" body={body} />;
  modals.open({ modalId, title: 'Add referrers by API', size: 'lg', children });
}

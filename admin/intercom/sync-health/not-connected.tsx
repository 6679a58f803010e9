import { IconPlugConnectedX } from '@tabler/icons-react';
import { Empty } from '../../ui/empty.tsx';

/** In the place of health and differences while the campaign has no connection. */
export const NotConnected = () => (
  <Empty icon={<IconPlugConnectedX />} title="Intercom is not connected">
    Connect Intercom on the CRM tab. Differences appear here after the first full check.
  </Empty>
);

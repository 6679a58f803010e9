import { IconPlugConnectedX } from '@tabler/icons-react';
import { Empty } from '../../ui/empty.tsx';
import { useCrmTitle } from '../use-crm.ts';

/** In the place of health and differences while the campaign has no connection. */
export function NotConnected() {
  const crm = useCrmTitle();
  return (
    <Empty icon={<IconPlugConnectedX />} title={`${crm} is not connected`}>
      Connect {crm} on the CRM tab. Differences appear here after the first full check.
    </Empty>
  );
}

import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { AnchorLink } from '../../ui/links.tsx';

/** Why an import stands still or ended early, and what to do. */
export function ImportAlerts({ found }: { found: Import }) {
  const { state, pause_cause: cause, words, campaign_id: campaignId } = found;
  if (state === 'Paused' && cause === 'connection') {
    return (
      <Alert color="red" icon={<IconAlertTriangle />} title="Waiting for the connection to Intercom" role="alert">
        {words ?? 'Intercom cannot be reached with this connection.'} It goes on by itself afterwards.{' '}
        <AnchorLink to={paths.crm} params={{ campaignId }} size="sm" underline="always">
          Open the connection
        </AnchorLink>
      </Alert>
    );
  }
  if (state === 'Failed') {
    return (
      <Alert color="red" icon={<IconAlertTriangle />} title="This did not work" role="alert">
        {words ?? 'It stopped by an error.'} What was done stays; Retry goes on from there.
      </Alert>
    );
  }
  if (!words) return null;
  return (
    <Alert color="blue" icon={<IconInfoCircle />} aria-live="polite">
      {words}
    </Alert>
  );
}

import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { AnchorLink } from '../../ui/links.tsx';

/** Why an import is waiting or ended early, and what to do. */
export function ImportAlerts({ importRecord }: { importRecord: Import }) {
  const crm = useCrmTitle();
  const { state, pause_cause: cause, message, campaign_id: campaignId } = importRecord;
  if (state === 'Paused' && cause === 'connection') {
    return (
      <Alert color="red" icon={<IconAlertTriangle />} title={`Waiting for the connection to ${crm}`} role="alert">
        {message ?? `${crm} cannot be reached with this connection.`} The import resumes automatically.{' '}
        <AnchorLink to={paths.connection} params={{ campaignId }} size="sm" underline="always">
          Open the connection
        </AnchorLink>
      </Alert>
    );
  }
  if (state === 'Failed') {
    return (
      <Alert color="red" icon={<IconAlertTriangle />} title="Import failed" role="alert">
        {message ?? 'It stopped because of an error.'} People enrolled so far stay; Retry continues from there.
      </Alert>
    );
  }
  if (!message) return null;
  return (
    <Alert color="blue" icon={<IconInfoCircle />} aria-live="polite">
      {message}
    </Alert>
  );
}

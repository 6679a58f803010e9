import { IconPlugConnectedX } from '@tabler/icons-react';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { paths } from '../../paths.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';

/** In the place of the wizard while the campaign has no connection. */
export function NotConnected({ campaignId }: { campaignId: string }) {
  const crm = useCrmTitle();
  return (
    <Empty
      icon={<IconPlugConnectedX />}
      title={`${crm} is not connected`}
      actions={
        <>
          <ButtonLink to={paths.connection} params={{ campaignId }}>
            Connect {crm}
          </ButtonLink>
          <ButtonLink to={paths.uploadReferrers} params={{ campaignId }} variant="default">
            Upload a CSV file instead
          </ButtonLink>
        </>
      }
    >
      Connect it in Campaign Settings → Integrations and API → CRM, then come back to sync contacts as referrers.
    </Empty>
  );
}

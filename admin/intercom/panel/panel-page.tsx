import { useQuery } from '@tanstack/react-query';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { integrationQuery } from '../../api/integrations.ts';
import { paths } from '../../paths.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useCampaignCrm, useCrmTitle } from '../use-crm.ts';
import { CrmPanel } from './crm-panel.tsx';

/** The panel of the CRM: the tabs Leads and Referrers. */
export function PanelPage() {
  const campaignId = useCampaignId();
  const crm = useCrmTitle();
  const query = useQuery(integrationQuery(useCampaignCrm()));
  return (
    <Loaded query={query}>
      {(integration) => {
        const { connection } = integration;
        if (!connection || connection.state === 'Not connected') {
          return (
            <Empty
              icon={<IconPlugConnectedX />}
              title={`${crm} is not connected`}
              actions={
                <ButtonLink to={paths.connection} params={{ campaignId }}>
                  Connect {crm}
                </ButtonLink>
              }
            >
              Once it is, choose here what happens when leads and referrers join, and what qualifies a lead.
              {connection ? ' Your earlier settings are kept.' : ''}
            </Empty>
          );
        }
        return <CrmPanel campaignId={campaignId} integration={integration} connection={connection} />;
      }}
    </Loaded>
  );
}

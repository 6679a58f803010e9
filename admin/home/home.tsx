import { Navigate, useSearch } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { paths } from '../paths.ts';
import { campaignToOpen } from '../shell/last-campaign.ts';
import { Shell } from '../shell/shell.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { BlankInstallation } from './blank-installation.tsx';

/** Leads to the campaign that was open last; without any campaign, offers to make one. */
export function Home() {
  const campaigns = api.useQuery('get', '/api/v1/campaigns');
  const { intercom } = useSearch({ from: `/signed-in${paths.home}` });
  return (
    <Shell campaign={undefined}>
      <Loaded query={campaigns}>
        {({ items }) => {
          const campaign = campaignToOpen(items);
          if (!campaign) return <BlankInstallation />;
          const params = { campaignId: campaign.id };
          // An authorization without a known campaign returns here; the CRM tab shows its result.
          if (intercom) return <Navigate to={paths.connection} params={params} search={{ intercom }} replace />;
          return <Navigate to={paths.dashboard} params={params} replace />;
        }}
      </Loaded>
    </Shell>
  );
}

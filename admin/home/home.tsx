import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { campaignsQuery } from '../api/campaigns.ts';
import { paths } from '../paths.ts';
import { campaignToOpen } from '../shell/last-campaign.ts';
import { Shell } from '../shell/shell.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { BlankInstallation } from './blank-installation.tsx';

/** Leads to the campaign that was open last; without any campaign, offers to make one. */
export function Home() {
  const campaigns = useQuery(campaignsQuery);
  return (
    <Shell campaign={undefined}>
      <Loaded query={campaigns}>
        {({ items }) => {
          const campaign = campaignToOpen(items);
          if (!campaign) return <BlankInstallation />;
          return <Navigate to={paths.dashboard} params={{ campaignId: campaign.id }} replace />;
        }}
      </Loaded>
    </Shell>
  );
}

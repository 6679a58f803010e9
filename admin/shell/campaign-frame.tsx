import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, at } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { NoSuchCampaign } from '../not-found/not-found.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { InstallationBanner } from './installation-banner.tsx';
import { rememberCampaign } from './last-campaign.ts';
import { Shell } from './shell.tsx';
import { useCampaignId } from './use-campaign-id.ts';

/** The frame of every screen of a campaign; handles an unknown campaign once for all of them. */
export function CampaignFrame() {
  const id = useCampaignId();
  const campaign = api.useQuery('get', '/api/v1/campaigns/{id}', at(id));
  const isUnknown = campaign.error instanceof ApiProblem && [400, 404, 422].includes(campaign.error.status);
  useEffect(() => {
    if (campaign.data) rememberCampaign(campaign.data.id);
  }, [campaign.data]);
  return (
    <Shell campaign={campaign.data}>
      {isUnknown ? (
        <NoSuchCampaign />
      ) : (
        <>
          <InstallationBanner />
          <ConnectionBanner campaignId={id} />
          <Loaded query={campaign}>{() => <Outlet key={id} />}</Loaded>
        </>
      )}
    </Shell>
  );
}

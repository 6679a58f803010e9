import { api, at } from '../../api/client.ts';
import { SettingsPage } from '../../settings/settings-page.tsx';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { OwnersOnly } from '../../ui/owners-only.tsx';
import { AppSection } from './app-section.tsx';
import { CheckSection } from './check-section.tsx';
import { ConnectSection } from './connect-section.tsx';
import { GuideSection } from './guide-section.tsx';

/** Setting up the app in Intercom's Developer Hub, step by step, and checking that it works. */
export function IntercomAppPage() {
  const campaignId = useCampaignId();
  const app = api.useQuery('get', '/api/v1/intercom-app');
  const connection = api.useQuery('get', '/api/v1/campaigns/{id}/connection', at(campaignId));
  return (
    <SettingsPage
      title="Your Intercom app"
      lead="Goodword reaches your Intercom through an app of your own in Intercom’s Developer Hub. One app serves all campaigns."
    >
      <OwnersOnly what="set up the app">
        <Loaded query={app}>
          {(intercom) => (
            <>
              <AppSection intercom={intercom} />
              <GuideSection guide={intercom.guide} isPrivate={intercom.app?.kind === 'token'} />
              <Loaded query={connection}>
                {({ real }) => <ConnectSection campaignId={campaignId} way={intercom.ways.real} connection={real} />}
              </Loaded>
              <CheckSection ways={intercom.ways} />
            </>
          )}
        </Loaded>
      </OwnersOnly>
    </SettingsPage>
  );
}

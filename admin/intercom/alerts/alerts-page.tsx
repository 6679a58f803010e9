import { api } from '../../api/client.ts';
import { SettingsPage } from '../../settings/settings-page.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { OwnersOnly } from '../../ui/owners-only.tsx';
import { Section } from '../../ui/section.tsx';
import { useCrmTitle } from '../use-crm.ts';
import { AlertsForm } from './alerts-form.tsx';
import { EarlierWarnings } from './earlier-warnings.tsx';

/** Who is notified when a connection needs attention, and what was wrong lately. */
export function AlertsPage() {
  const crm = useCrmTitle();
  return (
    <SettingsPage
      title="Alerts"
      lead={`When ${crm} revokes access, stops reporting changes or limits too many calls, every screen shows it within minutes. Alerts also reach you outside Goodword: once when a problem starts and once when it is resolved. They apply to all campaigns.`}
    >
      <OwnersOnly what="choose who is notified">
        <Notifications />
      </OwnersOnly>
      <EarlierWarnings />
    </SettingsPage>
  );
}

function Notifications() {
  const query = api.useQuery('get', '/api/v1/alert-settings');
  return (
    <Loaded query={query}>
      {(settings) => (
        <Section title="Notifications">
          <AlertsForm settings={settings} />
        </Section>
      )}
    </Loaded>
  );
}

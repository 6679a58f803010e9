import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { alertSettingsQuery } from '../../api/alerts.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Section } from '../../ui/section.tsx';
import { AlertsForm } from './alerts-form.tsx';
import { EarlierWarnings } from './earlier-warnings.tsx';

/** How the team is told when a connection needs somebody. */
export function AlertsSection() {
  const settings = useQuery(alertSettingsQuery);
  return (
    <Section title="Alerts">
      <Text size="sm" c="dimmed">
        When Intercom no longer lets Goodword in, no longer reports changes, or refuses too many calls, it is said here
        and on every screen within minutes. It can also be sent to you, once when it begins and once when it is over.
        This holds for all campaigns.
      </Text>
      <Loaded query={settings}>
        {(found) => (
          <Stack gap="md">
            <AlertsForm settings={found} />
            <EarlierWarnings />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

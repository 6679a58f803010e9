import { Alert, Code, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { IntercomApp } from '../../api/types.ts';
import { formatDateTime } from '../../ui/timestamp.tsx';
import { Section } from '../../ui/section.tsx';
import { AppForm } from './app-form.tsx';

/** The first step: the app's client ID, secret and region. */
export function AppSection({ intercom }: { intercom: IntercomApp }) {
  const { app, environment } = intercom;
  return (
    <Section title="1. Add your app to Goodword">
      {environment && !environment.practice ? (
        <Alert color="blue" icon={<IconInfoCircle />}>
          This server’s environment configures an app with client ID <Code>{environment.client_id}</Code>. It is used
          until you save one here.
        </Alert>
      ) : null}
      {app ? (
        <Text size="sm" c="dimmed">
          Saved by {app.saved_by.name} on {formatDateTime(app.saved_at)}. The client secret is stored encrypted and
          never shown again.
        </Text>
      ) : null}
      <AppForm app={app} />
    </Section>
  );
}

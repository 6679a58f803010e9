import { Alert, Code, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { IntercomApp } from '../../api/types.ts';
import { formatMoment } from '../../ui/moment.tsx';
import { Section } from '../../ui/section.tsx';
import { AppForm } from './app-form.tsx';

/** The first step: what the operator tells of the app. */
export function AppSection({ intercom }: { intercom: IntercomApp }) {
  const { app, environment } = intercom;
  return (
    <Section title="1. Tell Goodword about your app">
      {environment && !environment.practice ? (
        <Alert color="blue" icon={<IconInfoCircle />}>
          The settings of this server name an app: client ID <Code>{environment.client_id}</Code>. It is used until you
          save one here.
        </Alert>
      ) : null}
      {app ? (
        <Text size="sm" c="dimmed">
          Saved by {app.saved_by.name} on {formatMoment(app.saved_at)}. The client secret is stored encrypted and never
          shown again.
        </Text>
      ) : null}
      <AppForm app={app} />
    </Section>
  );
}

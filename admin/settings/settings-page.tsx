import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SettingsPageProps {
  title: string;
  back: ReactNode;
  lead?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen below a tab of *Integrations and API*: the way back, its title and its content. */
export function SettingsPage({ title, back, lead, actions, children }: SettingsPageProps) {
  return (
    <Stack gap="lg" component="section" aria-label={title}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 280px">
          {back}
          <Title order={2} size="h3">
            {title}
          </Title>
          {lead ? (
            <Text c="dimmed" maw={680}>
              {lead}
            </Text>
          ) : null}
        </Stack>
        {actions ? <Group gap="sm">{actions}</Group> : null}
      </Group>
      {children}
    </Stack>
  );
}

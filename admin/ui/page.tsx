import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** The way back to the list that the screen belongs to. */
  back?: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Beside the title, such as a state. */
  mark?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every screen: title (also of the browser tab), actions, content. */
export function Page({ title, back, lead, mark, actions, children }: PageProps) {
  useDocumentTitle(`${title} · Goodword`);
  return (
    <Stack gap="lg" maw={1200} w="100%" mx="auto">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} miw={0}>
          {back}
          <Group gap="sm">
            <Title order={1} size="h2">
              {title}
            </Title>
            {mark}
          </Group>
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

import { Box, Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { Logo } from './logo.tsx';

/** The frame of the screens before one is signed in. */
export function Doorway({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  useDocumentTitle(`${title} · Goodword`);
  return (
    <Center
      component="main"
      mih="100vh"
      p="md"
      bg="light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-8))"
    >
      <Box w="100%" maw={440}>
        <Group justify="space-between" mb="lg">
          <Logo />
          <ColourSchemeMenu />
        </Group>
        <Card padding="xl" shadow="sm">
          <Stack gap="md">
            <Stack gap={6}>
              <Title order={1} size="h3">
                {title}
              </Title>
              <Text c="dimmed" size="sm">
                {words}
              </Text>
            </Stack>
            {children}
          </Stack>
        </Card>
      </Box>
    </Center>
  );
}

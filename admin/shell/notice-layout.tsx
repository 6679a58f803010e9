import { Box, Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { Logo } from './logo.tsx';

/** A screen before signing in that only says something, and where to go. */
export function NoticeLayout({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
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
            <Title order={1} size="h3">
              {title}
            </Title>
            <Text c="dimmed" component="div">
              {children}
            </Text>
            {action}
          </Stack>
        </Card>
      </Box>
    </Center>
  );
}

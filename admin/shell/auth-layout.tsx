import { Box, Button, Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { FormEventHandler, ReactNode } from 'react';
import { ProblemAlert } from '../ui/loaded.tsx';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { Logo } from './logo.tsx';

interface AuthLayoutProps {
  title: string;
  description: string;
  onSubmit: FormEventHandler<HTMLFormElement>;
  /** Why the form was refused, for what belongs to none of its fields. */
  problem: unknown;
  problemTitle: string;
  submitLabel: string;
  isSending: boolean;
  /** The fields. */
  children: ReactNode;
}

/** The frame of the screens before signing in: title, form and its button. */
export function AuthLayout(props: AuthLayoutProps) {
  const { title, description, onSubmit, problem, problemTitle, submitLabel, isSending, children } = props;
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
          <Stack gap={6} mb="md">
            <Title order={1} size="h3">
              {title}
            </Title>
            <Text c="dimmed" size="sm">
              {description}
            </Text>
          </Stack>
          <form onSubmit={onSubmit} noValidate>
            <Stack gap="md">
              {problem ? <ProblemAlert title={problemTitle} problem={problem} /> : null}
              {children}
              <Button type="submit" loading={isSending}>
                {submitLabel}
              </Button>
            </Stack>
          </form>
        </Card>
      </Box>
    </Center>
  );
}

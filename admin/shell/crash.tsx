import { Button, Center, EmptyState, Title } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';

/** The error boundary of the app: says that a screen failed, and offers the way back. */
export function Crash({ error }: { error: unknown }) {
  const message = error instanceof Error ? error.message : 'No further details.';
  return (
    <Center component="main" mih="100vh" p="md">
      <EmptyState
        icon={<IconMoodSad />}
        variant="light"
        title={
          <Title order={1} size="h3">
            Something went wrong
          </Title>
        }
        description={`Your data is safe. Details: ${message}`}
        maw={520}
      >
        <EmptyState.Actions>
          <Button onClick={() => window.location.reload()}>Reload</Button>
          <Button variant="default" component="a" href="/">
            Go to the start page
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    </Center>
  );
}

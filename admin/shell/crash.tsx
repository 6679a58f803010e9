import { Button, Center, EmptyState, Title } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';

/** The last net: a screen that broke says so and offers the way back. */
export function Crash({ error }: { error: unknown }) {
  const words = error instanceof Error ? error.message : 'There is no further description.';
  return (
    <Center component="main" mih="100vh" p="md">
      <EmptyState
        icon={<IconMoodSad />}
        variant="light"
        title={
          <Title order={1} size="h3">
            This screen broke
          </Title>
        }
        description={`Nothing was lost. What happened: ${words}`}
        maw={520}
      >
        <EmptyState.Actions>
          <Button onClick={() => window.location.reload()}>Load it again</Button>
          <Button variant="default" component="a" href="/">
            To the start
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    </Center>
  );
}

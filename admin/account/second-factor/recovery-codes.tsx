import { Button, Code, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { CopyIcon } from '../../ui/copy.tsx';

/** The recovery codes, shown once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Stack gap="sm">
      <Text size="sm">
        Keep these recovery codes where you will find them without your phone. Each signs you in once instead of a code
        of the app. You won’t be able to see them again.
      </Text>
      <SimpleGrid cols={2} spacing="xs" component="ul" aria-label="Recovery codes" p={0} m={0}>
        {codes.map((code) => (
          <Code key={code} component="li" display="block" ta="center" fz="sm">
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group justify="space-between">
        <CopyIcon value={codes.join('\n')} what="recovery codes" />
        <Button onClick={onDone} data-autofocus>
          I’ve kept them
        </Button>
      </Group>
    </Stack>
  );
}

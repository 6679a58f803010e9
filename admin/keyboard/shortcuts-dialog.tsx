import { Group, Kbd, Stack, Switch, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { isApple } from './is-apple.ts';
import { shortcuts } from './shortcuts.ts';
import { useSingleKeys } from './use-single-keys.ts';

/** Opens the list of keyboard shortcuts. */
export function openShortcuts(): void {
  modals.open({ modalId: 'shortcuts', title: 'Keyboard shortcuts', children: <Shortcuts /> });
}

function Shortcuts() {
  const [isOn, setOn] = useSingleKeys();
  return (
    <Stack gap="lg">
      {shortcuts.map(({ place, entries }) => (
        <Stack key={place} gap="xs">
          <Title order={3} size="sm">
            {place}
          </Title>
          {entries.map(({ keys, what }) => (
            <Group key={what} justify="space-between" wrap="nowrap">
              <Text size="sm">{what}</Text>
              <Group gap={4} wrap="nowrap">
                {keys
                  .flatMap((key) => key.split('+'))
                  .map((key) => (
                    <Kbd key={key}>{nameOf(key)}</Kbd>
                  ))}
              </Group>
            </Group>
          ))}
        </Stack>
      ))}
      <Switch
        label="Use single keys"
        description="Switch this off when keys act that you did not mean. Ctrl or ⌘ with K always works."
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
    </Stack>
  );
}

const nameOf = (key: string) => (key === 'Mod' ? (isApple() ? '⌘' : 'Ctrl') : key);

import { Button, type ButtonProps, Kbd } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { isApple } from './is-apple.ts';
import { palette } from './palette-store.ts';

/** Opens the command palette, and says which keys do the same. */
export function PaletteButton({ onOpen, ...look }: { onOpen?: () => void } & ButtonProps) {
  return (
    <Button
      variant="default"
      c="dimmed"
      fw={400}
      leftSection={<IconSearch size={16} />}
      rightSection={<Kbd size="xs">{isApple() ? '⌘ K' : 'Ctrl K'}</Kbd>}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => {
        onOpen?.();
        palette.open();
      }}
      {...look}
    >
      Search or go to…
    </Button>
  );
}

import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

interface Question {
  title: string;
  /** What will happen, and what will not. */
  body: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  isDestructive?: boolean;
  onConfirm: () => void;
}

/** Asks before something that cannot simply be taken back. */
export function askToConfirm({ title, body, confirm, isDestructive = false, onConfirm }: Question): void {
  modals.openConfirmModal({
    title,
    children: (
      <Text size="sm" component="div">
        {body}
      </Text>
    ),
    labels: { confirm, cancel: 'Cancel' },
    confirmProps: isDestructive ? { color: 'red' } : {},
    onConfirm,
  });
}

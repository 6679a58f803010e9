import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './sticky.module.css';

interface SaveBarProps {
  /** settings that differ from what is saved */
  changes: number;
  /** never saved, so that what is proposed can be saved as it is */
  isNew: boolean;
  isSaving: boolean;
  onDiscard: () => void;
  /** which version is saved */
  children: ReactNode;
}

/** Save, always in sight, with how much is not saved yet. */
export function SaveBar({ changes, isNew, isSaving, onDiscard, children }: SaveBarProps) {
  return (
    <Group className={classes.save} gap="sm">
      <Button type="submit" loading={isSaving} disabled={changes === 0 && !isNew}>
        Save
      </Button>
      {changes > 0 ? (
        <Button variant="default" disabled={isSaving} onClick={onDiscard}>
          Discard
        </Button>
      ) : null}
      <div>
        <Text size="sm" fw={600} aria-live="polite">
          {changes === 0 ? '' : changes === 1 ? '1 unsaved change' : `${changes} unsaved changes`}
        </Text>
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      </div>
    </Group>
  );
}

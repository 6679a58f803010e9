import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAction } from '../use-action.ts';
import classes from './list.module.css';
import type { Selection } from './use-selection.ts';

interface SelectionBarProps {
  selection: Selection;
  /** "lead" or "leads" */
  noun: (count: number) => string;
  /** Reads the ids of all that match; left out while all of them are on screen. */
  readAll?: (() => Promise<{ ids: string[]; more: boolean }>) | undefined;
  /** What can be done with the selected ones. */
  children: ReactNode;
}

/** How many rows are selected, and what can be done with them; nothing while none is. */
export function SelectionBar({ selection, noun, readAll, children }: SelectionBarProps) {
  const { selected, choose, clear } = selection;
  const all = useAction(async () => (await readAll?.())!, { onDone: ({ ids }) => choose(ids) });
  if (selected.size === 0) return null;
  const isAll = all.data !== undefined && all.data.ids.length === selected.size;
  const count = `${selected.size.toLocaleString()} ${noun(selected.size)} selected`;
  return (
    <Paper
      component="section"
      withBorder
      shadow="sm"
      px="md"
      py="xs"
      className={classes.bar}
      aria-label="Selected rows"
    >
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Text component="output" size="sm" fw={600}>
            {isAll ? `${count}${all.data.more ? ', the most at once' : ', all that match'}` : count}
          </Text>
          {readAll && !isAll ? (
            <Button size="compact-sm" variant="subtle" loading={all.isPending} onClick={() => all.mutate(undefined)}>
              Select all that match
            </Button>
          ) : null}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
            Clear selection
          </Button>
        </Group>
        <Group gap="xs">{children}</Group>
      </Group>
    </Paper>
  );
}

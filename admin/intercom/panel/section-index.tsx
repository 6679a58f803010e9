import { Anchor, Group } from '@mantine/core';
import classes from './sticky.module.css';

/** A section of a tab that is on screen: the id of its heading, and its short name. */
export interface IndexEntry {
  id: string;
  label: string;
}

/** The sections of a tab, under the top bar while the tab is scrolled; each leads to its heading. */
export function SectionIndex({ entries }: { entries: readonly IndexEntry[] }) {
  return (
    <Group component="nav" aria-label="Sections" className={classes.index} gap="md" wrap="nowrap">
      {entries.map(({ id, label }) => (
        <Anchor key={id} href={`#${id}`} size="sm" c="dimmed" className={classes.entry}>
          {label}
        </Anchor>
      ))}
    </Group>
  );
}

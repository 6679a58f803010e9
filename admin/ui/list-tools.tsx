import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** The row above a list: search and filters. */
export function ListTools({ children }: { children: ReactNode }) {
  return (
    <Group component="search" gap="sm" align="flex-end">
      {children}
    </Group>
  );
}

import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import listClasses from './list/list.module.css';
import classes from './text.module.css';

interface PersonCellProps {
  /** The name, as link or text. */
  children: ReactNode;
  /** What stands before the e-mail address, such as the part that the person plays. */
  part?: string;
  person: { first_name: string; last_name: string; email: string };
}

/** A person in a list: the name and, below it, the e-mail address, unless that is the name already. */
export function PersonCell({ children, part, person }: PersonCellProps) {
  const hasName = `${person.first_name}${person.last_name}`.trim() !== '';
  const below = [part, hasName ? person.email : undefined].filter((part) => part !== undefined).join(' · ');
  return (
    <Box className={`${classes.breakAnywhere} ${listClasses.person}`}>
      {children}
      {below ? (
        <Text size="sm" c="dimmed">
          {below}
        </Text>
      ) : null}
    </Box>
  );
}

import { Badge, type BadgeProps } from '@mantine/core';
import { stateLook, type State } from './states.ts';

/** A state as a badge; the word carries the meaning, the colour helps. */
export function StateBadge({ state, ...badge }: { state: State } & BadgeProps) {
  const { label, colour } = stateLook(state);
  return (
    // its word is never cut off
    <Badge color={colour} miw="max-content" {...badge}>
      {label}
    </Badge>
  );
}

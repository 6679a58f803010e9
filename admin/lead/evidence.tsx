import { Code, Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { TimelineItem } from '../api/types.ts';

/** The change that something was judged by: attribute, old value → new value. Nothing when the event has none. */
export function Evidence({ evidence }: { evidence: TimelineItem['evidence'] }) {
  const change = readChange(evidence);
  if (!change) return null;
  return (
    <Group gap={6} my={4}>
      <Text size="sm" fw={600}>
        {change.attribute}:
      </Text>
      <Code>{change.before}</Code>
      <IconArrowRight size={14} role="img" aria-label="became" />
      <Code>{change.after}</Code>
    </Group>
  );
}

/** Reads {attribute, old, new} out of the evidence of an event; null for evidence of another kind. */
export function readChange(evidence: TimelineItem['evidence']) {
  const { attribute, old: before, new: after } = evidence;
  if (typeof attribute !== 'string' || after === undefined) return null;
  return { attribute, before: valueWords(before), after: valueWords(after) };
}

function valueWords(value: unknown): string {
  return value === null || value === undefined || value === '' ? 'empty' : String(value);
}

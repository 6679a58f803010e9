import { Card, type CardProps, Group, Text } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { IconChevronRight } from '@tabler/icons-react';
import type { ComponentProps } from 'react';

interface NumberCardProps extends CardProps, Omit<ComponentProps<'a'>, keyof CardProps | 'children'> {
  label: string;
  value: number | string;
  /** What the number is made of, in small print. */
  note: string;
}

/** One number, clickable to its rows. */
export const NumberCard = createLink(({ label, value, note, ...link }: NumberCardProps) => (
  <Card component="a" c="inherit" td="none" padding="md" {...link}>
    <Group justify="space-between" wrap="nowrap" gap={4}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <IconChevronRight size={16} aria-hidden opacity={0.6} />
    </Group>
    <Text fz={30} fw={700} lh={1.2} mt={6}>
      {typeof value === 'number' ? value.toLocaleString() : value}
    </Text>
    <Text size="sm" c="dimmed">
      {note}
    </Text>
  </Card>
));

import { Card, type CardProps, Group, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

interface LinkCardProps extends CardProps, Omit<ComponentProps<'a'>, keyof CardProps | 'children' | 'title'> {
  icon: Icon;
  title: string;
  description: ReactNode;
}

/** A screen to open: its icon, its title and, where there is room, one line about it. */
export const LinkCard = createLink(({ icon: CardIcon, title, description, ...link }: LinkCardProps) => (
  <Card component="a" c="inherit" td="none" padding="md" {...link}>
    <Group gap="sm" wrap="nowrap" align="center">
      <ThemeIcon size={32} variant="light" aria-hidden>
        <CardIcon size={18} />
      </ThemeIcon>
      <div>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm" c="dimmed" component="div" visibleFrom="xs">
          {description}
        </Text>
      </div>
    </Group>
  </Card>
));

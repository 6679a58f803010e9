import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './sticky.module.css';

interface PanelSectionProps {
  id: string;
  title: string;
  description?: string;
  badge?: ReactNode;
  children: ReactNode;
}

/** One headed part of the panel; `id` is the heading's, so that controls can be labelled by it. */
export function PanelSection({ id, title, description, badge, children }: PanelSectionProps) {
  return (
    <Stack component="section" aria-labelledby={id} gap="sm">
      <Stack gap={2}>
        <Group gap="sm">
          <Title order={2} size="h5" id={id} className={classes.heading}>
            {title}
          </Title>
          {badge}
        </Group>
        {description ? (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        ) : null}
      </Stack>
      {children}
    </Stack>
  );
}

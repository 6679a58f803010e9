import { Group, Stack, Text, Title, type TitleOrder } from '@mantine/core';
import type { ReactNode } from 'react';

export interface PageHeadProps {
  title: string;
  /** The way back to the list that the screen belongs to. */
  back?: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Beside the title, such as a state. */
  mark?: ReactNode;
  actions?: ReactNode;
}

/** The top of a screen: the way back, its title, a sentence, and what can be done. */
export function PageHead({ title, back, lead, mark, actions, order }: PageHeadProps & { order: TitleOrder }) {
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={4} flex="1 1 280px" miw={0}>
        {back}
        <Group gap="sm">
          <Title order={order} size={order === 1 ? 'h2' : 'h3'}>
            {title}
          </Title>
          {mark}
        </Group>
        {lead ? (
          <Text c="dimmed" maw={680}>
            {lead}
          </Text>
        ) : null}
      </Stack>
      {actions ? <Group gap="sm">{actions}</Group> : null}
    </Group>
  );
}

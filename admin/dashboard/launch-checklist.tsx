import { Anchor, Card, Group, List, Progress, Text, ThemeIcon, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { checklistQuery } from '../api/reports.ts';
import type { ChecklistItem } from '../api/types.ts';
import { Loaded } from '../ui/loaded.tsx';
import { AppLink } from '../ui/app-link.tsx';

/** What must be true before the campaign runs by itself, computed by the server from what is really there. */
export function LaunchChecklist({ campaignId }: { campaignId: string }) {
  const checklist = useQuery(checklistQuery(campaignId));
  return (
    <Card>
      <Loaded query={checklist}>{({ items }) => <Steps items={items} />}</Loaded>
    </Card>
  );
}

function Steps({ items }: { items: readonly ChecklistItem[] }) {
  const done = items.filter((item) => item.done).length;
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          Launch checklist
        </Title>
        <Text size="sm" c="dimmed">
          {done} of {items.length} done
        </Text>
      </Group>
      <Progress
        value={(100 * done) / Math.max(items.length, 1)}
        mb="lg"
        aria-label={`${done} of ${items.length} steps done`}
        color="green"
      />
      <List spacing="md" center={false} listStyleType="none" withPadding={false}>
        {items.map((item) => (
          <List.Item key={item.key} icon={<StepIcon isDone={item.done} />}>
            {item.done ? (
              <Text component="span">{item.label}</Text>
            ) : (
              <Anchor component={AppLink} href={item.href} fw={600}>
                {item.label}
              </Anchor>
            )}
            {item.done ? null : (
              <Text size="sm" c="dimmed">
                {item.hint}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </>
  );
}

function StepIcon({ isDone }: { isDone: boolean }) {
  return (
    <ThemeIcon
      size={24}
      radius="xl"
      variant="light"
      color={isDone ? 'green' : 'gray'}
      role="img"
      aria-label={isDone ? 'Done' : 'To do'}
    >
      {isDone ? <IconCheck size={16} /> : <IconCircle size={12} />}
    </ThemeIcon>
  );
}

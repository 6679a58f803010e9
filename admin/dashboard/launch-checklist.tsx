import { Anchor, Card, Group, Progress, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { api } from '../api/client.ts';
import type { ChecklistItem } from '../api/types.ts';
import { Loaded } from '../ui/loaded.tsx';
import classes from '../ui/text.module.css';
import { AppLink } from '../ui/app-link.tsx';

/** What must be true before the campaign runs unattended, computed by the server. */
export function LaunchChecklist({ campaignId }: { campaignId: string }) {
  const checklist = api.useQuery('get', '/api/v1/reports/checklist', {
    params: { query: { campaign_id: campaignId } },
  });
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
      <Stack component="ol" gap="md" p={0} m={0} className={classes.plainList}>
        {items.map((item) => (
          <Group component="li" key={item.key} align="flex-start" wrap="nowrap" gap="sm">
            <StepIcon isDone={item.done} />
            <StepText item={item} />
          </Group>
        ))}
      </Stack>
    </>
  );
}

function StepText({ item }: { item: ChecklistItem }) {
  if (item.done) return <Text>{item.label}</Text>;
  return (
    <div>
      {item.href === null ? (
        <Text fw={600}>{item.label}</Text>
      ) : (
        <Anchor component={AppLink} href={item.href} fw={600}>
          {item.label}
        </Anchor>
      )}
      <Text size="sm" c="dimmed">
        {item.hint}
      </Text>
    </div>
  );
}

function StepIcon({ isDone }: { isDone: boolean }) {
  return (
    <ThemeIcon flex="none" size={24} radius="xl" variant="light" color={isDone ? 'green' : 'gray'}>
      {isDone ? <IconCheck size={16} aria-hidden /> : <IconCircle size={12} aria-hidden />}
      <VisuallyHidden>{isDone ? 'Done:' : 'To do:'}</VisuallyHidden>
    </ThemeIcon>
  );
}

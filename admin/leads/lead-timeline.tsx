import { Group, Text, Timeline } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconPoint } from '@tabler/icons-react';
import { api, at } from '../api/client.ts';
import type { TimelineItem } from '../api/types.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { Section } from '../ui/section.tsx';

const looks: Record<TimelineItem['tone'], { color: string; icon: typeof IconCheck }> = {
  good: { color: 'green', icon: IconCheck },
  bad: { color: 'red', icon: IconAlertTriangle },
  waiting: { color: 'yellow', icon: IconClock },
  neutral: { color: 'gray', icon: IconPoint },
};

/** What happened to the lead, oldest first: joined → sent to the CRM → attribute changed → qualified → reward. */
export function LeadTimeline({ leadId }: { leadId: string }) {
  const timeline = api.useQuery('get', '/api/v1/leads/{id}/timeline', at(leadId));
  return (
    <Section title="Timeline">
      <Loaded query={timeline}>{({ items }) => <PersonTimeline items={items} />}</Loaded>
    </Section>
  );
}

/** Events of a person, below each other. */
export function PersonTimeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <Timeline bulletSize={26} lineWidth={2} active={items.length - 1} aria-label="Timeline">
      {items.map((item) => {
        const { color, icon: Icon } = looks[item.tone];
        return (
          <Timeline.Item key={item.id} title={item.title} color={color} bullet={<Icon size={16} aria-hidden />}>
            {item.detail ? <Text size="sm">{item.detail}</Text> : null}
            <Group gap={6}>
              <Timestamp at={item.at} withSeconds size="sm" c="dimmed" />
              <Text size="sm" c="dimmed">
                · {item.actor.name}
              </Text>
            </Group>
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

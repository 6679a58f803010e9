import { Text } from '@mantine/core';
import type { Import } from '../../api/types.ts';
import { formatDuration } from '../../ui/duration.ts';
import { Section } from '../../ui/section.tsx';
import { NumberTile, NumberTiles } from './number-tiles.tsx';

const aSecond = 1 / 60;

/** What would happen: exact counts, and what it costs in calls and time. */
export function RehearsalCard({ found, plan }: { found: Import; plan: NonNullable<Import['plan']> }) {
  const { calls, calls_per_minute: pace, minutes } = plan;
  const parts = [
    [calls.reading, 'to read contacts'],
    [calls.pushed, 'to send people'],
    [calls.links_written, 'to write back'],
    [calls.events, 'for events'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString()} ${what}`);
  return (
    <Section title="What will happen">
      <NumberTiles>
        <NumberTile label="To create" value={plan.create} of={found} outcome="create" />
        <NumberTile label="To update" value={plan.update} of={found} outcome="update" />
        <NumberTile label="To skip" value={plan.skip} of={found} outcome="skip" />
        <NumberTile label="To exclude" value={plan.exclude} of={found} outcome="exclude" />
      </NumberTiles>
      {calls.total === 0 ? (
        <Text size="sm">No API calls are needed.</Text>
      ) : (
        <Text size="sm">
          <b>
            {calls.total.toLocaleString()} {calls.total === 1 ? 'API call' : 'API calls'}
          </b>{' '}
          ({words.join(', ')}), which take{' '}
          <b>{minutes < aSecond ? 'less than a second' : `about ${formatDuration(minutes * 60)}`}</b> at{' '}
          {pace.toLocaleString()} calls a minute.
          {calls.pushed > 0
            ? ' The Referrers tab sends these people to Intercom; each who is there already takes up to two calls more.'
            : ''}
        </Text>
      )}
      {plan.create + plan.update === 0 ? (
        <Text size="sm">
          There is nothing to do now:{' '}
          {found.mode === 'ongoing'
            ? 'a start waits for people who come to match later.'
            : 'everybody is a referrer already, or is left out.'}
        </Text>
      ) : null}
      <Text size="sm" c="dimmed">
        Counted from real reads. Nobody has been enrolled and nothing was written.{' '}
        {found.mode === 'one_time'
          ? 'A start enrols these people and nobody who comes to fit afterwards.'
          : 'A start also takes people who come to fit afterwards.'}
      </Text>
    </Section>
  );
}

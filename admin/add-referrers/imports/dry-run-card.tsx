import { Text } from '@mantine/core';
import type { Import } from '../../api/types.ts';
import { formatDuration } from '../../ui/duration.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { Section } from '../../ui/section.tsx';
import { NumberTile, NumberTiles } from './number-tiles.tsx';

const aSecond = 1 / 60;

/** The result of the dry run: exact counts, and the cost in calls and time. */
export function DryRunCard({ importRecord, plan }: { importRecord: Import; plan: NonNullable<Import['plan']> }) {
  const crm = useCrmTitle();
  const { calls, calls_per_minute: perMinute, minutes } = plan;
  const parts = [
    [calls.reading, 'to read contacts'],
    [calls.pushed, 'to send people'],
    [calls.links_written, 'to write back'],
    [calls.events, 'for events'],
  ] as const;
  const breakdown = parts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString()} ${what}`);
  return (
    <Section title="What will happen">
      <NumberTiles>
        <NumberTile label="To create" value={plan.create} of={importRecord} outcome="create" />
        <NumberTile label="To update" value={plan.update} of={importRecord} outcome="update" />
        <NumberTile label="To skip" value={plan.skip} of={importRecord} outcome="skip" />
        <NumberTile label="To exclude" value={plan.exclude} of={importRecord} outcome="exclude" />
      </NumberTiles>
      {calls.total === 0 ? (
        <Text size="sm">No API calls are needed.</Text>
      ) : (
        <Text size="sm">
          <b>
            {calls.total.toLocaleString()} {calls.total === 1 ? 'API call' : 'API calls'}
          </b>{' '}
          ({breakdown.join(', ')}), which take{' '}
          <b>{minutes < aSecond ? 'less than a second' : `about ${formatDuration(minutes * 60)}`}</b> at{' '}
          {perMinute.toLocaleString()} calls a minute.
          {calls.pushed > 0
            ? ` The Referrers tab sends these people to ${crm}; each one already there takes up to two more calls.`
            : ''}
        </Text>
      )}
      {plan.create + plan.update === 0 ? (
        <Text size="sm">
          Nothing to do now:{' '}
          {importRecord.mode === 'ongoing'
            ? 'the sync will wait for people who match later.'
            : 'everyone is already a referrer or is left out.'}
        </Text>
      ) : null}
      <Text size="sm" c="dimmed">
        Exact counts from real data. No one was enrolled and nothing was written.{' '}
        {importRecord.mode === 'one_time'
          ? 'Starting enrols these people only, not those who match later.'
          : 'Starting also enrols people who match later.'}
      </Text>
    </Section>
  );
}

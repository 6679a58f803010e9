import { Group, Progress, Text } from '@mantine/core';
import type { Import } from '../../api/types.ts';
import { formatDuration } from '../../ui/duration.ts';
import { formatMoment } from '../../ui/moment.tsx';
import { Section } from '../../ui/section.tsx';
import { isRehearsal } from './import-words.ts';
import { NumberTile, NumberTiles } from './number-tiles.tsx';

/** How far it is: bar, rate and time left; when it is over, what came of it. */
export function ProgressCard({ found }: { found: Import }) {
  const { progress, counts, state } = found;
  const isBefore = isRehearsal(found);
  const percent = state === 'Done' ? 100 : (progress.percent ?? 0);
  const isKnown = state === 'Done' || progress.total !== null;
  return (
    <Section title={isBefore ? 'Rehearsal' : 'Progress'}>
      <Progress
        size="xl"
        value={isKnown ? percent : 100}
        animated={state === 'Running' || state === 'Rehearsing'}
        color={state === 'Done' ? 'green' : state === 'Failed' ? 'red' : state === 'Cancelled' ? 'gray' : 'plum'}
        aria-label={isBefore ? 'Progress of the rehearsal' : 'Progress of the import'}
      />
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          <b>{progress.done.toLocaleString()}</b>
          {progress.total === null ? ' read' : ` of ${progress.total.toLocaleString()}`}
          {isKnown && state !== 'Done' ? ` · ${percent} %` : ''}
        </Text>
        <Text size="sm" c="dimmed">
          {paceWords(found)}
        </Text>
      </Group>
      {isBefore ? null : (
        <NumberTiles>
          <NumberTile label="Created" value={counts.enrolled} importId={found} outcome="enrolled" />
          <NumberTile label="Updated" value={counts.updated} importId={found} outcome="updated" />
          <NumberTile label="Failed" value={counts.failed} importId={found} outcome="failed" />
          <NumberTile label="Waiting" value={counts.waiting} />
        </NumberTiles>
      )}
    </Section>
  );
}

/** "9,400 a minute · 10 minutes left", or when it ended. */
function paceWords({ state, progress, finished_at: finishedAt }: Import): string {
  if (finishedAt) return `Ended ${formatMoment(finishedAt)}`;
  if (state === 'Paused') return 'Paused';
  const rate = progress.rate_per_minute === null ? [] : [`${progress.rate_per_minute.toLocaleString()} a minute`];
  const left = progress.seconds_left === null ? [] : [`${formatDuration(progress.seconds_left)} left`];
  return [...rate, ...left].join(' · ') || 'Beginning…';
}

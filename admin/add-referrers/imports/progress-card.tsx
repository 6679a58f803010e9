import { Group, Progress, Text } from '@mantine/core';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { formatDuration } from '../../ui/duration.ts';
import { formatMoment } from '../../ui/moment.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Section } from '../../ui/section.tsx';
import { isRehearsal } from './import-text.ts';
import { NumberTile, NumberTiles } from './number-tiles.tsx';

/** How far it is: bar, rate and time left; when it is over, what came of it. */
export function ProgressCard({ found }: { found: Import }) {
  const { counts, state, finished_at: finishedAt } = found;
  const isBefore = isRehearsal(found);
  const isOver = state === 'Done' || state === 'Cancelled';
  return (
    <Section title={isBefore ? 'Rehearsal' : isOver ? 'Result' : 'Progress'}>
      {isOver ? null : <Bar found={found} isBefore={isBefore} />}
      {isBefore ? null : (
        <NumberTiles>
          <NumberTile label="Created" value={counts.enrolled} of={found} outcome="enrolled" />
          <NumberTile label="Updated" value={counts.updated} of={found} outcome="updated" />
          <NumberTile label="Failed" value={counts.failed} of={found} outcome="failed" />
          {state === 'Done' ? (
            <NumberTile label="Skipped" value={counts.skip} of={found} outcome="skip" />
          ) : (
            <NumberTile label={state === 'Cancelled' ? 'Not taken' : 'Waiting'} value={counts.waiting} />
          )}
        </NumberTiles>
      )}
      {isBefore || counts.later === 0 ? null : <CameLater found={found} />}
      {isOver && finishedAt ? (
        <Text size="sm" c="dimmed">
          {state === 'Done' ? 'Finished' : 'Cancelled'} {formatMoment(finishedAt)}
        </Text>
      ) : null}
    </Section>
  );
}

/** A one-time import takes nobody whom the rehearsal did not show; this says how many there were, and how to take them. */
function CameLater({ found }: { found: Import }) {
  const { later } = found.counts;
  return (
    <Text size="sm">
      <AnchorLink
        to={paths.import}
        params={{ campaignId: found.campaign_id, importId: found.id }}
        search={{ show: 'later' }}
        hash="people"
        size="sm"
        underline="always"
      >
        {later.toLocaleString()} {later === 1 ? 'person' : 'people'}
      </AnchorLink>{' '}
      came to fit or changed only after the rehearsal, and this import leaves them as they are. Another import takes
      them; an ongoing sync would take such people by itself.
    </Text>
  );
}

function Bar({ found, isBefore }: { found: Import; isBefore: boolean }) {
  const { progress, state } = found;
  const { done, total, percent } = progress;
  return (
    <>
      <Progress
        size="xl"
        // How many there are is known with the first answer; until then the bar is full and moves.
        value={percent ?? 100}
        animated={state === 'Running' || state === 'Rehearsing'}
        color={state === 'Failed' ? 'red' : 'plum'}
        aria-label={isBefore ? 'Progress of the rehearsal' : 'Progress of the import'}
      />
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          <b>{done.toLocaleString()}</b>
          {total === null ? '' : ` of ${total.toLocaleString()}`} read
          {percent === null ? '' : ` · ${percent} %`}
        </Text>
        <Text size="sm" c="dimmed">
          {paceWords(found)}
        </Text>
      </Group>
    </>
  );
}

/** "9,400 a minute · 10 minutes left". */
function paceWords({ state, progress }: Import): string {
  if (state === 'Paused') return 'Paused';
  if (state === 'Failed') return 'Stopped';
  const rate = progress.rate_per_minute === null ? [] : [`${progress.rate_per_minute.toLocaleString()} a minute`];
  const left = progress.seconds_left === null ? [] : [`${formatDuration(progress.seconds_left)} left`];
  return [...rate, ...left].join(' · ') || 'Beginning…';
}

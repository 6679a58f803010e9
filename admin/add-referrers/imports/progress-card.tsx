import { Group, Progress, Text } from '@mantine/core';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { progressText } from '../../ui/progress-text.ts';
import { formatDateTime } from '../../ui/timestamp.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Section } from '../../ui/section.tsx';
import { isDryRun } from './import-text.ts';
import { NumberTile, NumberTiles } from './number-tiles.tsx';

/** Progress, rate and time left; once it is over, the result. */
export function ProgressCard({ importRecord }: { importRecord: Import }) {
  const { counts, state, finished_at: finishedAt } = importRecord;
  const isBefore = isDryRun(importRecord);
  const isOver = state === 'Done' || state === 'Cancelled';
  return (
    <Section title={isBefore ? 'Dry run' : isOver ? 'Result' : 'Progress'}>
      {isOver ? null : <Bar importRecord={importRecord} isBefore={isBefore} />}
      {isBefore ? null : (
        <NumberTiles>
          <NumberTile label="Created" value={counts.enrolled} of={importRecord} outcome="enrolled" />
          <NumberTile label="Updated" value={counts.updated} of={importRecord} outcome="updated" />
          <NumberTile label="Failed" value={counts.failed} of={importRecord} outcome="failed" />
          {state === 'Done' ? (
            <NumberTile label="Skipped" value={counts.skip} of={importRecord} outcome="skip" />
          ) : (
            <NumberTile label={state === 'Cancelled' ? 'Not enrolled' : 'Waiting'} value={counts.waiting} />
          )}
        </NumberTiles>
      )}
      {isBefore || counts.later === 0 ? null : <ArrivedLater importRecord={importRecord} />}
      {isOver && finishedAt ? (
        <Text size="sm" c="dimmed">
          {state === 'Done' ? 'Finished' : 'Cancelled'} {formatDateTime(finishedAt)}
        </Text>
      ) : null}
    </Section>
  );
}

/** A one-time import enrols only the people of its dry run; this says how many arrived later, and how to include them. */
function ArrivedLater({ importRecord }: { importRecord: Import }) {
  const { later } = importRecord.counts;
  return (
    <Text size="sm">
      <AnchorLink
        to={paths.import}
        params={{ campaignId: importRecord.campaign_id, importId: importRecord.id }}
        search={{ show: 'later' }}
        hash="people"
        size="sm"
        underline="always"
      >
        {later.toLocaleString()} {later === 1 ? 'person' : 'people'}
      </AnchorLink>{' '}
      matched or changed after the dry run, so this import leaves them unchanged. A new import includes them; an ongoing
      sync would do so automatically.
    </Text>
  );
}

function Bar({ importRecord, isBefore }: { importRecord: Import; isBefore: boolean }) {
  const { progress, state } = importRecord;
  const { done, total, percent } = progress;
  return (
    <>
      <Progress
        size="xl"
        // The total is known with the first page; until then the bar is full and animated.
        value={percent ?? 100}
        animated={state === 'Running' || state === 'Dry run'}
        color={state === 'Failed' ? 'red' : 'plum'}
        aria-label={isBefore ? 'Progress of the dry run' : 'Progress of the import'}
      />
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          <b>{done.toLocaleString()}</b>
          {total === null ? '' : ` of ${total.toLocaleString()}`} read
          {percent === null ? '' : ` · ${percent}%`}
        </Text>
        <Text size="sm" c="dimmed">
          {stateText(importRecord)}
        </Text>
      </Group>
    </>
  );
}

function stateText({ state, progress }: Import): string {
  if (state === 'Paused') return 'Paused';
  if (state === 'Failed') return 'Stopped';
  return progressText(progress) || 'Starting…';
}

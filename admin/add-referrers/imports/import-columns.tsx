import { Progress, Stack, Text } from '@mantine/core';
import { isMoving } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import type { Column } from '../../ui/data-table.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Moment } from '../../ui/moment.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';

const title: Column<Import> = {
  header: 'Import',
  cell: ({ id, campaign_id: campaignId, title: name, source, mode }) => (
    <div style={{ maxWidth: 320, overflowWrap: 'anywhere' }}>
      <AnchorLink to={paths.import} params={{ campaignId, importId: id }} size="sm" fw={600}>
        {name}
      </AnchorLink>
      <Text size="sm" c="dimmed">
        {source === 'csv' ? 'CSV file' : `Intercom · ${mode === 'ongoing' ? 'Ongoing Sync' : 'One-Time Sync'}`}
      </Text>
    </div>
  ),
};
const begun: Column<Import> = { header: 'Set up', cell: ({ created_at: at }) => <Moment at={at} size="sm" /> };

/** The columns of the list of imports. */
export const importColumns: ReadonlyArray<Column<Import>> = [
  title,
  { header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { header: 'Result', cell: (found) => <Result found={found} /> },
  begun,
];

/** The columns of the list of ongoing syncs. */
export const syncColumns: ReadonlyArray<Column<Import>> = [
  title,
  {
    header: 'State',
    cell: ({ sync, state }) => <StateBadge state={sync?.state ?? state} />,
  },
  { header: 'Enrolled', align: 'right', cell: ({ counts }) => counts.enrolled.toLocaleString() },
  {
    header: 'To decide',
    align: 'right',
    cell: ({ id, campaign_id: campaignId, sync }) =>
      sync && sync.waiting_decisions > 0 ? (
        <AnchorLink to={paths.import} params={{ campaignId, importId: id }} search={{ show: 'decision' }} size="sm">
          {sync.waiting_decisions.toLocaleString()}
        </AnchorLink>
      ) : (
        0
      ),
  },
  {
    header: 'Last look',
    cell: ({ sync }) =>
      sync?.last_look_at ? <Moment at={sync.last_look_at} size="sm" /> : <Text size="sm">Not yet</Text>,
  },
];

function Result({ found }: { found: Import }) {
  const { counts, plan, progress } = found;
  if (isMoving(found)) {
    return (
      <Stack gap={4} miw={140}>
        <Progress value={progress.percent ?? 0} aria-label={`Progress of ${found.title}`} />
        <Text size="sm">
          {progress.done.toLocaleString()}
          {progress.total === null ? '' : ` of ${progress.total.toLocaleString()}`}
        </Text>
      </Stack>
    );
  }
  if (found.started_at) {
    const parts = [
      `${counts.enrolled.toLocaleString()} created`,
      ...(counts.updated > 0 ? [`${counts.updated.toLocaleString()} updated`] : []),
      ...(counts.failed > 0 ? [`${counts.failed.toLocaleString()} failed`] : []),
      ...(counts.later > 0 ? [`${counts.later.toLocaleString()} came later`] : []),
    ];
    return <Text size="sm">{parts.join(', ')}</Text>;
  }
  return (
    <Text size="sm" c="dimmed">
      {plan ? `Would create ${plan.create.toLocaleString()}` : 'Not rehearsed yet'}
    </Text>
  );
}

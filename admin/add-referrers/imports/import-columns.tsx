import { Box, Progress, Stack, Text } from '@mantine/core';
import { isMoving } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import type { Column } from '../../ui/data-table.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import classes from '../../ui/text.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';

const titleColumn = (crm: string): Column<Import> => ({
  header: 'Import',
  cell: ({ id, campaign_id: campaignId, title: name, source, mode }) => (
    <Box maw={320} className={classes.breakAnywhere}>
      <AnchorLink to={paths.import} params={{ campaignId, importId: id }} size="sm" fw={600}>
        {name}
      </AnchorLink>
      <Text size="sm" c="dimmed">
        {source === 'csv' ? 'CSV file' : `${crm} · ${mode === 'ongoing' ? 'Ongoing Sync' : 'One-Time Sync'}`}
      </Text>
    </Box>
  ),
});
const created: Column<Import> = { header: 'Created', cell: ({ created_at: at }) => <Timestamp at={at} size="sm" /> };

/** The columns of the list of imports. */
export const importColumns = (crm: string): ReadonlyArray<Column<Import>> => [
  titleColumn(crm),
  { header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { header: 'Result', cell: (importRecord) => <Result importRecord={importRecord} /> },
  created,
];

/** The columns of the list of ongoing syncs. */
export const syncColumns = (crm: string): ReadonlyArray<Column<Import>> => [
  titleColumn(crm),
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
    header: 'Last poll',
    cell: ({ sync }) =>
      sync?.last_look_at ? <Timestamp at={sync.last_look_at} size="sm" /> : <Text size="sm">Not yet</Text>,
  },
];

function Result({ importRecord }: { importRecord: Import }) {
  const { counts, plan, progress } = importRecord;
  if (isMoving(importRecord)) {
    return (
      <Stack gap={4} miw={140}>
        <Progress value={progress.percent ?? 0} aria-label={`Progress of ${importRecord.title}`} />
        <Text size="sm">
          {progress.done.toLocaleString()}
          {progress.total === null ? '' : ` of ${progress.total.toLocaleString()}`}
        </Text>
      </Stack>
    );
  }
  if (importRecord.started_at) {
    const parts = [
      `${counts.enrolled.toLocaleString()} created`,
      ...(counts.updated > 0 ? [`${counts.updated.toLocaleString()} updated`] : []),
      ...(counts.failed > 0 ? [`${counts.failed.toLocaleString()} failed`] : []),
      ...(counts.later > 0 ? [`${counts.later.toLocaleString()} arrived later`] : []),
    ];
    return <Text size="sm">{parts.join(', ')}</Text>;
  }
  return (
    <Text size="sm" c="dimmed">
      {plan ? `Would create ${plan.create.toLocaleString()}` : 'No dry run yet'}
    </Text>
  );
}

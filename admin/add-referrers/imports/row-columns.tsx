import { Anchor, Badge, Code, Group, Stack, Text } from '@mantine/core';
import type { Import, ImportRow, RowOutcome } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { CopyIcon } from '../../ui/copy.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import classes from '../../ui/text.module.css';
import { Timestamp } from '../../ui/timestamp.tsx';
import { PersonCell } from '../../ui/person-cell.tsx';
import { personName } from '../../ui/person-name.ts';
import { DecideOne } from './decide.tsx';
import { isDryRun } from './import-text.ts';
import { RetryRow } from './retry-row.tsx';

/** The columns of the people of an import; they depend on the outcome. */
export function rowColumns(importRecord: Import, outcome: RowOutcome, crm: string): ReadonlyArray<Column<ImportRow>> {
  const line = { header: 'Line', cell: (row: ImportRow) => <Text size="sm">{row.line?.toLocaleString()}</Text> };
  const contact = { header: `In ${crm}`, cell: (row: ImportRow) => <ContactLink row={row} /> };
  const link = { header: 'Referral link', cell: (row: ImportRow) => <ReferralLink row={row} /> };
  return [
    ...(importRecord.source === 'csv' ? [line] : []),
    { header: 'Person', cell: (row) => <Person row={row} campaignId={importRecord.campaign_id} /> },
    { header: reasonHeader(outcome), cell: (row) => <Reason row={row} outcome={outcome} /> },
    ...(isDryRun(importRecord) ? [] : [link]),
    ...(importRecord.source !== 'csv' ? [contact] : []),
    ...(outcome === 'failed'
      ? [{ header: 'Action', cell: (row: ImportRow) => <RetryRow importId={importRecord.id} row={row} /> }]
      : []),
    ...(outcome === 'decision'
      ? [{ header: 'Decision', cell: (row: ImportRow) => <DecideOne importId={importRecord.id} row={row} /> }]
      : []),
    ...(outcome === 'left'
      ? [{ header: 'When', cell: (row: ImportRow) => (row.left ? <Timestamp at={row.left.at} size="sm" /> : null) }]
      : []),
  ];
}

function reasonHeader(outcome: RowOutcome): string {
  if (outcome === 'create') return 'Action';
  if (outcome === 'enrolled') return 'Result';
  return outcome === 'update' || outcome === 'updated' ? 'Changes' : 'Reason';
}

function Person({ row, campaignId }: { row: ImportRow; campaignId: string }) {
  const name = personName(row) || 'No name or e-mail';
  return (
    <PersonCell person={row}>
      {row.referrer_id ? (
        <AnchorLink to={paths.referrers} params={{ campaignId }} search={{ open: row.referrer_id }} size="sm" fw={600}>
          {name}
        </AnchorLink>
      ) : (
        <Text size="sm" fw={600}>
          {name}
        </Text>
      )}
    </PersonCell>
  );
}

function Reason({ row, outcome }: { row: ImportRow; outcome: RowOutcome }) {
  if (outcome === 'update' || outcome === 'updated') return <Changes row={row} />;
  if (outcome === 'left' || outcome === 'decision') return <Text size="sm">{row.left?.message ?? row.message}</Text>;
  return (
    <Stack gap={2} maw={420}>
      <Text size="sm">{row.error ?? row.message}</Text>
      {row.problem ? (
        <Text size="sm" c="dimmed" className={classes.breakAnywhere}>
          {row.problem.column}: {row.problem.value === '' ? 'empty' : `“${row.problem.value}”`}. {row.problem.remedy}
        </Text>
      ) : null}
    </Stack>
  );
}

/** The changes that have values; the row's own text describes the others. */
const fieldNames: Record<string, string> = {
  email: 'Email',
  first_name: 'First Name',
  last_name: 'Last Name',
  phone: 'Phone',
};

function Changes({ row }: { row: ImportRow }) {
  const changes = row.changes.filter(({ field }) => field in fieldNames);
  if (changes.length === 0) return <Text size="sm">{row.message}</Text>;
  return (
    <Stack gap={2}>
      {changes.map(({ field, old, new: fresh }) => (
        <Text key={field} size="sm">
          {fieldNames[field]}: <s>{old || 'empty'}</s> → <b>{fresh || 'empty'}</b>
        </Text>
      ))}
    </Stack>
  );
}

/** Shown as its code, which the link ends with; copied whole. */
function ReferralLink({ row: { link } }: { row: ImportRow }) {
  if (!link) return <Text size="sm">–</Text>;
  return (
    <Group gap={4} wrap="nowrap">
      <Code className={classes.noBreak}>{link.code}</Code>
      <CopyIcon value={link.url} what={`referral link ${link.code}`} />
      {link.paused ? <Badge color="yellow">Paused</Badge> : null}
    </Group>
  );
}

function ContactLink({ row }: { row: ImportRow }) {
  if (!row.contact_url) return null;
  return (
    <Anchor href={row.contact_url} target="_blank" rel="noreferrer" size="sm">
      Open contact
    </Anchor>
  );
}

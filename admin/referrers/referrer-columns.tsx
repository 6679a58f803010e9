import { Anchor, Badge, Code, Group, Text } from '@mantine/core';
import type { Referrer } from '../api/types.ts';
import { CopyIcon } from '../ui/copy.tsx';
import type { Column } from '../ui/data-table.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { PersonCell } from '../ui/person-cell.tsx';
import { personName } from '../ui/person-name.ts';

/** The columns of the referrers list; `open` shows one of them in detail. */
export function referrerColumns(open: (referrer: Referrer) => void): ReadonlyArray<Column<Referrer>> {
  return [
    {
      header: 'Referrer',
      cell: (referrer) => (
        <PersonCell person={referrer}>
          <Anchor component="button" type="button" fw={600} size="sm" ta="left" onClick={() => open(referrer)}>
            {personName(referrer)}
          </Anchor>
        </PersonCell>
      ),
    },
    { header: 'Code', cell: ({ code }) => <Code>{code}</Code> },
    {
      header: 'Referral link',
      cell: ({ link, code, link_paused: isPaused }) => (
        <Group gap={4} wrap="nowrap">
          <Text size="sm" truncate maw={180}>
            {link.replace(/^https?:\/\//, '')}
          </Text>
          <CopyIcon value={link} what={`referral link ${code}`} />
          {isPaused ? <Badge color="yellow">Paused</Badge> : null}
        </Group>
      ),
    },
    { header: 'Referrals', align: 'right', cell: (referrer) => referrer.referrals_count.toLocaleString() },
    { header: 'Qualified', align: 'right', cell: (referrer) => referrer.qualified_count.toLocaleString() },
    { header: 'Joined', cell: ({ joined_at: at }) => <Timestamp at={at} size="sm" /> },
  ];
}

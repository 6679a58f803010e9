import { Badge, Code, Group, Text } from '@mantine/core';
import type { Referrer } from '../api/types.ts';
import { paths } from '../paths.ts';
import { CopyIcon } from '../ui/copy.tsx';
import type { Column } from '../ui/data-table.tsx';
import { AnchorLink } from '../ui/links.tsx';
import classes from '../ui/text.module.css';
import { Timestamp } from '../ui/timestamp.tsx';
import { PersonCell } from '../ui/person-cell.tsx';
import { personName } from '../ui/person-name.ts';
import { RewardSums } from './reward-sums.tsx';

/** The columns of the referrers list; the name opens the referrer beside it. */
export function referrerColumns(campaignId: string): ReadonlyArray<Column<Referrer>> {
  return [
    {
      header: 'Referrer',
      cell: (referrer) => (
        <PersonCell person={referrer}>
          <AnchorLink
            from={paths.referrers}
            to={paths.referrers}
            params={{ campaignId }}
            search={(search) => ({ ...search, open: referrer.id })}
            resetScroll={false}
            fw={600}
            size="sm"
          >
            {personName(referrer)}
          </AnchorLink>
        </PersonCell>
      ),
    },
    { header: 'Code', cell: ({ code }) => <Code className={classes.noBreak}>{code}</Code> },
    {
      header: 'Referral link',
      cell: ({ link, code, link_paused: isPaused }) => (
        <Group gap={4} wrap="nowrap">
          <Text size="sm" truncate maw={120}>
            {link.replace(/^https?:\/\//, '')}
          </Text>
          <CopyIcon value={link} what={`referral link ${code}`} />
          {isPaused ? <Badge color="yellow">Paused</Badge> : null}
        </Group>
      ),
    },
    { header: 'Referrals', align: 'right', cell: (referrer) => referrer.referrals_count.toLocaleString() },
    { header: 'Qualified', align: 'right', cell: (referrer) => referrer.qualified_count.toLocaleString() },
    { header: 'Due', align: 'right', cell: ({ rewards }) => <RewardSums sums={rewards.due} align="right" /> },
    { header: 'Issued', align: 'right', cell: ({ rewards }) => <RewardSums sums={rewards.issued} align="right" /> },
    { header: 'Joined', cell: ({ joined_at: at }) => <Timestamp at={at} size="sm" /> },
  ];
}

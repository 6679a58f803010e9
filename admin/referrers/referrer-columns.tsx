import { Badge, Code, Group } from '@mantine/core';
import type { ReactNode } from 'react';
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
export function referrerColumns(
  campaignId: string,
  sync: (referrer: Referrer) => ReactNode,
): ReadonlyArray<Column<Referrer>> {
  return [
    {
      header: 'Referrer',
      sort: { by: 'name', first: 'asc' },
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
    {
      header: 'Code and link',
      cell: ({ link, code, link_paused: isPaused }) => (
        <Group gap={4} wrap="nowrap">
          <Code className={classes.noBreak} flex="none">
            {code}
          </Code>
          <CopyIcon value={link} what={`referral link ${code}`} />
          {isPaused ? (
            <Badge color="yellow" flex="none">
              Paused
            </Badge>
          ) : null}
        </Group>
      ),
    },
    { header: 'Sync', cell: sync },
    {
      header: 'Referrals',
      align: 'right',
      sort: { by: 'referrals', first: 'desc' },
      cell: (referrer) => referrer.referrals_count.toLocaleString(),
    },
    {
      header: 'Qualified',
      align: 'right',
      sort: { by: 'qualified', first: 'desc' },
      cell: (referrer) => referrer.qualified_count.toLocaleString(),
    },
    { header: 'Due', align: 'right', cell: ({ rewards }) => <RewardSums sums={rewards.due} align="right" /> },
    { header: 'Issued', align: 'right', cell: ({ rewards }) => <RewardSums sums={rewards.issued} align="right" /> },
    {
      header: 'Joined',
      sort: { by: 'joined', first: 'desc' },
      cell: ({ joined_at: at }) => <Timestamp at={at} size="sm" />,
    },
  ];
}

import { Group, Stack, Text } from '@mantine/core';
import type { Reward, RewardState } from '../api/types.ts';
import { paths } from '../paths.ts';
import type { Column } from '../ui/data-table.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { formatMoney } from '../ui/money.ts';
import { DatedSentence } from '../ui/dated-sentence.tsx';
import { PersonCell } from '../ui/person-cell.tsx';
import { personName } from '../ui/person-name.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { cancelledText } from './cancelled-text.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { IssueButton } from './issue-button.tsx';

const recipientLabels: Record<Reward['recipient'], string> = { referrer: 'Referrer', lead: 'Lead' };

/** The columns of the rewards list: those that say something of rewards in this state, or in any. */
export function rewardColumns(
  campaignId: string,
  { state }: { state: RewardState | undefined },
): ReadonlyArray<Column<Reward>> {
  const columns: ReadonlyArray<Column<Reward>> = [
    {
      header: 'Recipient',
      sort: { by: 'recipient', first: 'asc' },
      cell: ({ id: rewardId, recipient, recipient_person: person, amount }) => (
        <PersonCell person={person} part={recipientLabels[recipient]}>
          <AnchorLink
            to={paths.reward}
            params={{ campaignId, rewardId }}
            aria-label={`${personName(person)}, reward of ${formatMoney(amount)}`}
            fw={600}
            size="sm"
          >
            {personName(person)}
          </AnchorLink>
        </PersonCell>
      ),
    },
    {
      header: 'For lead',
      cell: ({ lead }) => (
        <AnchorLink to={paths.lead} params={{ campaignId, leadId: lead.id }} size="sm">
          {personName(lead)}
        </AnchorLink>
      ),
    },
    {
      header: 'Amount',
      align: 'right',
      sort: { by: 'amount', first: 'desc' },
      cell: ({ amount }) => <Text fw={600}>{formatMoney(amount)}</Text>,
    },
    {
      header: 'State',
      cell: ({ state, cancelled, concern }) => (
        <Stack gap={2} align="flex-start">
          <StateBadge state={state} />
          {concern ? (
            <Text size="xs" maw={260}>
              <DatedSentence sentence={concern.sentence} asOf={concern.as_of} />
            </Text>
          ) : null}
          {cancelled ? (
            <Text size="xs" c="dimmed" maw={260}>
              {cancelledText(cancelled)}
            </Text>
          ) : null}
        </Stack>
      ),
    },
    {
      header: 'Earned',
      sort: { by: 'earned', first: 'desc' },
      cell: ({ created_at: at }) => <Timestamp at={at} size="sm" />,
    },
    {
      header: 'Issued',
      sort: { by: 'issued', first: 'desc' },
      cell: ({ issued_at: at }) => (at ? <Timestamp at={at} size="sm" /> : <Text size="sm">–</Text>),
    },
    {
      header: 'Action',
      cell: (reward) => (
        <Group gap={4} wrap="nowrap">
          <IssueButton reward={reward} variant="default" />
          <ConfirmButton reward={reward} />
        </Group>
      ),
    },
  ];
  const isOpen = state === 'Due' || state === 'Needs review';
  const left = new Set([...(isOpen ? ['Issued'] : []), ...(state && !isOpen ? ['Action'] : [])]);
  return columns.filter(({ header }) => !left.has(header));
}

import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHistory } from '@tabler/icons-react';
import { gapReportQuery } from '../../api/checks.ts';
import type { ConnectionHealth } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { AnchorLink } from '../../ui/links.tsx';
import { formatMoment } from '../../ui/moment.tsx';
import { recoveredWords } from './recovered-text.ts';

/** What the last time cost in which the connection did not work. */
export function GapNotice({ campaignId, gap }: { campaignId: string; gap: NonNullable<ConnectionHealth['last_gap']> }) {
  const { data: report } = useQuery(gapReportQuery(gap.id, campaignId));
  const isWorking = gap.state === 'Working';
  return (
    <Alert
      color={isWorking ? 'blue' : 'gray'}
      icon={<IconHistory />}
      title={isWorking ? 'Looking for what happened in the gap' : 'What was recovered after the last gap'}
    >
      <Text size="sm">
        {gap.sentence} Between {formatMoment(gap.began_at)} and {formatMoment(gap.ended_at)} nothing arrived.{' '}
        {report ? recoveredWords(report.recovered, isWorking) : null}
      </Text>
      <AnchorLink to={paths.gapReport} params={{ campaignId, gapId: gap.id }} size="sm">
        Open the report
      </AnchorLink>
    </Alert>
  );
}

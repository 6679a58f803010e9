import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHistory } from '@tabler/icons-react';
import { outageReportQuery } from '../../api/checks.ts';
import type { ConnectionHealth } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { AnchorLink } from '../../ui/links.tsx';
import { formatPeriod } from '../../ui/timestamp.tsx';
import { recoveredText } from './recovered-text.ts';

/** What the last outage of the connection cost. */
export function OutageNotice({
  campaignId,
  outage,
}: {
  campaignId: string;
  outage: NonNullable<ConnectionHealth['last_outage']>;
}) {
  const { data: report } = useQuery(outageReportQuery(outage.id, campaignId));
  const isWorking = outage.state === 'Working';
  return (
    <Alert
      color={isWorking ? 'blue' : 'gray'}
      icon={<IconHistory />}
      title={isWorking ? 'Recovering from an outage' : 'Recovered from the last outage'}
    >
      <Text size="sm">
        {outage.sentence} No changes arrived during {formatPeriod(outage.began_at, outage.ended_at)}.{' '}
        {report ? recoveredText(report.recovered, isWorking) : null}
      </Text>
      <AnchorLink to={paths.outageReport} params={{ campaignId, outageId: outage.id }} size="sm">
        View report
      </AnchorLink>
    </Alert>
  );
}

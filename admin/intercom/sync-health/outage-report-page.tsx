import { Alert, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconHistory, IconUserPlus } from '@tabler/icons-react';
import { outageReportQuery } from '../../api/checks.ts';
import type { OutageReportDetails, Recovered } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { SettingsPage } from '../../settings/settings-page.tsx';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { BackLink } from '../../ui/back-link.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { formatPeriod, Timestamp } from '../../ui/timestamp.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { useCrmTitle } from '../use-crm.ts';
import { EarlierReports } from './earlier-reports.tsx';
import { recoveredText } from './recovered-text.ts';

/** What was recovered after an outage of the connection. */
export function OutageReportPage() {
  const crm = useCrmTitle();
  const campaignId = useCampaignId();
  const { outageId } = useParams({ from: `/signed-in/campaign/settings${paths.outageReport}` });
  const query = useQuery(outageReportQuery(outageId, campaignId));
  return (
    <SettingsPage
      title="Outage report"
      back={
        <BackLink to={paths.syncHealth} params={{ campaignId }}>
          Sync health
        </BackLink>
      }
    >
      <Loaded query={query}>
        {(report) => {
          const isWorking = report.state === 'Working';
          return (
            <>
              <Text size="sm">
                {report.sentence} No changes arrived during {formatPeriod(report.began_at, report.ended_at)}.{' '}
                {recoveredText(report.recovered, isWorking)}
              </Text>
              {isWorking ? <Progress value={100} animated aria-label="Recovering" /> : null}
              <NotSent campaignId={campaignId} notSent={report.not_sent} />
              <PagedTable
                label="Recovered"
                path="/api/v1/outage-reports/{id}/items"
                params={{ path: { id: outageId } }}
                columns={recoveredColumns(campaignId)}
                empty={
                  <Empty icon={<IconHistory />} title={isWorking ? 'Nothing yet' : 'Nothing was missed'}>
                    {isWorking
                      ? `Goodword is reading what changed in ${crm} meanwhile.`
                      : `Nothing changed in ${crm}, and no delivery was waiting.`}
                  </Empty>
                }
              />
            </>
          );
        }}
      </Loaded>
      <EarlierReports campaignId={campaignId} shownId={outageId} />
    </SettingsPage>
  );
}

function NotSent({ campaignId, notSent }: { campaignId: string; notSent: OutageReportDetails['not_sent'] }) {
  const crm = useCrmTitle();
  if (!notSent || notSent.leads + notSent.referrers === 0) return null;
  const people = [
    notSent.leads === 0 ? null : `${notSent.leads.toLocaleString()} ${notSent.leads === 1 ? 'lead' : 'leads'}`,
    notSent.referrers === 0
      ? null
      : `${notSent.referrers.toLocaleString()} ${notSent.referrers === 1 ? 'referrer' : 'referrers'}`,
  ].filter((part) => part !== null);
  return (
    <Alert color="blue" icon={<IconUserPlus />} title="Some people were never sent">
      <Text size="sm">
        {people.join(' and ')} of this campaign were never sent to {crm}.
      </Text>
      <AnchorLink to={paths.deliveries} params={{ campaignId }} size="sm">
        Send them with a back-fill
      </AnchorLink>
    </Alert>
  );
}

function recoveredColumns(campaignId: string): ReadonlyArray<Column<Recovered>> {
  return [
    {
      header: 'Person',
      cell: (item) =>
        item.lead_id ? (
          <AnchorLink to={paths.lead} params={{ campaignId, leadId: item.lead_id }} fw={600} size="sm">
            {item.name || item.email}
          </AnchorLink>
        ) : (
          <Text size="sm">{item.name || item.email}</Text>
        ),
    },
    { header: 'What', cell: ({ title }) => <Text size="sm">{title}</Text> },
    { header: 'Detail', cell: ({ detail }) => <Text size="sm">{detail}</Text> },
    { header: 'Recovered', cell: ({ at }) => <Timestamp at={at} size="sm" /> },
  ];
}

import { Alert, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconHistory, IconUserPlus } from '@tabler/icons-react';
import { gapReportQuery, recoveredQuery } from '../../api/checks.ts';
import type { GapReport, Recovered } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { formatMoment, Moment } from '../../ui/moment.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { EarlierReports } from './earlier-reports.tsx';
import { recoveredWords } from './recovered-text.ts';

/** What was recovered after a time in which the connection did not work. */
export function GapReportPage() {
  const campaignId = useCampaignId();
  const { gapId } = useParams({ from: `/signed-in/campaign/settings${paths.gapReport}` });
  const report = useQuery(gapReportQuery(gapId, campaignId));
  return (
    <Stack gap="md">
      <AnchorLink to={paths.crm} params={{ campaignId }} size="sm">
        Back to CRM
      </AnchorLink>
      <Stack component="section" aria-label="What was recovered" gap="md">
        <Title order={2} size="h4">
          What was recovered
        </Title>
        <Loaded query={report}>
          {(found) => (
            <Stack gap="md">
              <Text size="sm">
                {found.sentence} Between {formatMoment(found.began_at)} and {formatMoment(found.ended_at)} nothing
                arrived. {recoveredWords(found.recovered, found.state === 'Working')}
              </Text>
              {found.state === 'Working' ? (
                <Progress value={100} animated aria-label="Looking for what happened" />
              ) : null}
              <NotSent campaignId={campaignId} notSent={found.not_sent} />
              <PagedTable
                label="Recovered"
                query={recoveredQuery(gapId)}
                columns={recoveredColumns(campaignId)}
                empty={
                  <Empty
                    icon={<IconHistory />}
                    title={found.state === 'Working' ? 'Nothing so far' : 'Nothing was missed'}
                  >
                    {found.state === 'Working'
                      ? 'Goodword is reading what changed in Intercom meanwhile.'
                      : 'Nothing had happened in Intercom, and nothing had waited to be sent.'}
                  </Empty>
                }
              />
            </Stack>
          )}
        </Loaded>
      </Stack>
      <EarlierReports campaignId={campaignId} shownId={gapId} />
    </Stack>
  );
}

function NotSent({ campaignId, notSent }: { campaignId: string; notSent: GapReport['not_sent'] }) {
  if (!notSent || notSent.leads + notSent.referrers === 0) return null;
  const people = [
    notSent.leads === 0 ? null : `${notSent.leads.toLocaleString()} ${notSent.leads === 1 ? 'lead' : 'leads'}`,
    notSent.referrers === 0
      ? null
      : `${notSent.referrers.toLocaleString()} ${notSent.referrers === 1 ? 'referrer' : 'referrers'}`,
  ].filter((words) => words !== null);
  return (
    <Alert color="blue" icon={<IconUserPlus />} title="Not everybody was sent yet">
      <Text size="sm">Of this campaign, {people.join(' and ')} never went to Intercom.</Text>
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
    { header: 'Recovered', cell: ({ at }) => <Moment at={at} size="sm" /> },
  ];
}

import { Grid, Group, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { api, at } from '../api/client.ts';
import type { LeadDetail } from '../api/types.ts';
import { paths } from '../paths.ts';
import { PersonButtons } from '../people/person-buttons.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { personName } from '../ui/person-name.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { LeadDeliveries } from './lead-deliveries.tsx';
import { LeadDetails } from './lead-details.tsx';
import { LeadRewards } from './lead-rewards.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import { Qualification } from './qualification.tsx';
import { QualifyButton } from './qualify-button.tsx';
import { UnqualifyButton } from './unqualify-button.tsx';

/** How often a lead is read again whose contact is about to be read. */
const beingReadMs = 3000;

/** One lead: what happened, why it is or is not qualified, and the result. */
export function LeadPage() {
  const { leadId } = useParams({ from: `/signed-in/campaign${paths.lead}` });
  const lead = api.useQuery('get', '/api/v1/leads/{id}', at(leadId), {
    // a report that turns out to change nothing is announced to no one
    refetchInterval: ({ state: { data } }) => (data?.qualification.status === 'being_read' ? beingReadMs : false),
  });
  return <Loaded query={lead}>{(detail) => <Details lead={detail} />}</Loaded>;
}

function Details({ lead }: { lead: LeadDetail }) {
  return (
    <Page
      title={personName(lead)}
      back={
        <BackLink to={paths.leads} params={{ campaignId: lead.campaign_id }}>
          Leads
        </BackLink>
      }
      mark={<StateBadge state={lead.state} size="lg" />}
      lead={lead.email}
      actions={
        <Group gap="sm">
          {lead.erased_at === null ? <PersonButtons kind="lead" person={lead} /> : null}
          {lead.state === 'Qualified' ? <UnqualifyButton lead={lead} /> : null}
          {canQualify(lead) ? <QualifyButton lead={lead} /> : null}
        </Group>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Qualification lead={lead} />
            <LeadTimeline leadId={lead.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <LeadDetails lead={lead} />
            <LeadRewards lead={lead} />
            <LeadDeliveries campaignId={lead.campaign_id} leadId={lead.id} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

/** Where it is the one thing to do, its button stands beside the sentence that says so. */
const canQualify = ({ state, qualification }: LeadDetail): boolean =>
  state !== 'Qualified' && qualification.action !== 'qualify';

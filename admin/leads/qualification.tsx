import { Alert, Text } from '@mantine/core';
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { api, at } from '../api/client.ts';
import type { LeadDetail } from '../api/types.ts';
import { formatDateTime } from '../ui/timestamp.tsx';

/** Why the lead is, or is not yet, qualified. */
export function Qualification({ lead }: { lead: LeadDetail }) {
  if (lead.state === 'Qualified') return <WhyQualified lead={lead} />;
  return (
    <Alert color="yellow" icon={<IconHourglass />} title="Why not qualified yet" role="note">
      {lead.qualification.sentence}
    </Alert>
  );
}

/** The evidence for the qualification, from the timeline. */
function WhyQualified({ lead }: { lead: LeadDetail }) {
  const { data: timeline } = api.useQuery('get', '/api/v1/leads/{id}/timeline', at(lead.id));
  const decision = timeline?.items.find(({ type }) => type === 'lead.qualified');
  return (
    <Alert color="green" icon={<IconCircleCheck />} title="Why this lead qualified" role="note">
      {decision?.detail ?? lead.qualification.sentence}
      {decision ? (
        <Text size="sm" mt={4}>
          {formatDateTime(decision.at)}
        </Text>
      ) : null}
    </Alert>
  );
}

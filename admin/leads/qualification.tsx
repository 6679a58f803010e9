import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { timelineQuery } from '../api/leads.ts';
import type { LeadDetail } from '../api/types.ts';
import { formatMoment } from '../ui/moment.tsx';

/** Why the lead is, or is not yet, qualified. */
export function Qualification({ lead }: { lead: LeadDetail }) {
  if (lead.state === 'Qualified') return <WhyQualified lead={lead} />;
  return (
    <Alert color="yellow" icon={<IconHourglass />} title="Why not qualified yet" role="note">
      {lead.qualification.sentence}
    </Alert>
  );
}

/** The evidence that the lead was judged by, as its timeline tells it. */
function WhyQualified({ lead }: { lead: LeadDetail }) {
  const { data: timeline } = useQuery(timelineQuery(lead.id));
  const verdict = timeline?.items.find(({ type }) => type === 'lead.qualified');
  return (
    <Alert color="green" icon={<IconCircleCheck />} title="Why this lead qualified" role="note">
      {verdict?.detail ?? lead.qualification.sentence}
      {verdict ? (
        <Text size="sm" mt={4}>
          {formatMoment(verdict.at)}
        </Text>
      ) : null}
    </Alert>
  );
}

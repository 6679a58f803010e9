import { Alert, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { api, at } from '../api/client.ts';
import type { LeadDetail, LeadState } from '../api/types.ts';
import { CheckNow } from './check-now.tsx';
import { NextStep } from './next-step.tsx';
import { DatedSentence } from '../ui/dated-sentence.tsx';
import { formatDateTime } from '../ui/timestamp.tsx';

/** Why the lead is, or is not yet, qualified. */
export function Qualification({ lead }: { lead: LeadDetail }) {
  if (lead.state === 'Qualified') {
    return (
      <>
        {lead.concern ? <ConcernAlert lead={lead} concern={lead.concern} /> : null}
        <WhyQualified lead={lead} />
      </>
    );
  }
  const { color, title } = looks[lead.state] ?? { color: 'yellow', title: 'Why not yet?' };
  return (
    <Alert color={color} icon={<IconHourglass />} title={title} role="note">
      <DatedSentence sentence={lead.qualification.sentence} asOf={lead.qualification.as_of} />
      <NextStep lead={lead} />
    </Alert>
  );
}

const looks: Partial<Record<LeadState, { color: string; title: string }>> = {
  'On hold': { color: 'yellow', title: 'Why on hold?' },
  'Not qualified': { color: 'gray', title: 'Why not qualified?' },
};

/** What speaks against the lead since it qualified: a person decides. */
function ConcernAlert({
  lead,
  concern: { sentence, as_of: asOf },
}: {
  lead: LeadDetail;
  concern: NonNullable<LeadDetail['concern']>;
}) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title="Does this lead still count?" role="note">
      <DatedSentence sentence={sentence} asOf={asOf} /> Nothing changes by itself: use Unqualify above, or Cancel reward
      beside a reward, if it should not count.
      <Group gap="sm" mt="xs">
        <CheckNow lead={lead} />
      </Group>
    </Alert>
  );
}

/** The evidence for the qualification, from the timeline. */
function WhyQualified({ lead }: { lead: LeadDetail }) {
  const { data: timeline } = api.useQuery('get', '/api/v1/leads/{id}/timeline', at(lead.id));
  const decision = timeline?.items.findLast(({ type }) => type === 'lead.qualified');
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

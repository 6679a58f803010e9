import { IconArrowBackUp } from '@tabler/icons-react';
import { List, Text } from '@mantine/core';
import { unqualifyLead } from '../api/leads.ts';
import { api } from '../api/client.ts';
import type { LeadDetail, Reward } from '../api/types.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { askReason } from '../ui/ask-reason.tsx';
import { formatMoney } from '../ui/money.ts';
import { personName } from '../ui/person-name.ts';

/** Takes a qualification back, after a question that says what follows for each reward. */
export function UnqualifyButton({ lead }: { lead: LeadDetail }) {
  const rewards = api.useQuery('get', '/api/v1/rewards', {
    params: { query: { campaign_id: lead.campaign_id, lead_id: lead.id } },
  });
  return (
    <ActionButton
      decision={lead.actions.unqualify}
      variant="default"
      leftSection={<IconArrowBackUp size={16} aria-hidden />}
      loading={rewards.isPending}
      onClick={() => askToUnqualify(lead, rewards.data?.items ?? [])}
    >
      Unqualify
    </ActionButton>
  );
}

/** Asks for the reason, and unqualifies. @param rewards what the lead earned */
function askToUnqualify(lead: LeadDetail, rewards: readonly Reward[]): void {
  const name = personName(lead);
  askReason({
    title: `Unqualify ${name}?`,
    body: (
      <>
        <Text size="sm">
          {name} becomes Not qualified and no longer counts for {personName(lead.referrer)}. Only a person can qualify
          the lead again; a value that is read from its contact does not.
        </Text>
        <Consequences rewards={rewards} />
      </>
    ),
    example: 'Cancelled within the trial',
    confirm: 'Unqualify',
    keep: 'Keep qualified',
    act: (reason) => unqualifyLead({ id: lead.id, reason }),
    success: () => `${name} unqualified.`,
  });
}

function Consequences({ rewards }: { rewards: readonly Reward[] }) {
  const lines = rewards.flatMap(({ id, state, amount, recipient_person: recipient }) => {
    const what = `${formatMoney(amount)} to ${personName(recipient)}`;
    if (state === 'Issued') return [{ id, text: `${what} was issued and is not taken back.` }];
    return state === 'Due' || state === 'Needs review' ? [{ id, text: `${what} is cancelled.` }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <List size="sm" mt="xs">
      {lines.map(({ id, text }) => (
        <List.Item key={id}>{text}</List.Item>
      ))}
    </List>
  );
}

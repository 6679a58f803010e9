import { Badge, type BadgeProps } from '@mantine/core';
import type { Campaign, Connection, Delivery, Import, LeadState, RewardState } from '../api/types.ts';

type State = Campaign['state'] | LeadState | RewardState | Connection['state'] | Delivery['state'] | Import['state'];

const colourByState: Record<State, string> = {
  Draft: 'gray',
  Launched: 'green',
  Paused: 'yellow',
  Pending: 'yellow',
  'On hold': 'yellow',
  Qualified: 'green',
  'Not qualified': 'red',
  Expired: 'gray',
  'Needs review': 'yellow',
  Due: 'blue',
  Sending: 'blue',
  Issued: 'green',
  Failed: 'red',
  Cancelled: 'gray',
  Connected: 'green',
  'Needs attention': 'red',
  'Not connected': 'gray',
  Planned: 'gray',
  Sent: 'green',
  Skipped: 'gray',
  Waiting: 'yellow',
  Rehearsing: 'blue',
  Ready: 'blue',
  Running: 'blue',
  Done: 'green',
};

/** The state of a campaign, lead, reward, connection, delivery or import; the word carries the meaning, the colour helps. */
export function StateBadge({ state, ...badge }: { state: State } & BadgeProps) {
  return (
    <Badge color={colourByState[state]} {...badge}>
      {state}
    </Badge>
  );
}

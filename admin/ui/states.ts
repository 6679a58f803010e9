import type {
  Campaign,
  Connection,
  Delivery,
  DeliveryHealth,
  Import,
  LeadState,
  RewardState,
  BulkOperation,
} from '../api/types.ts';

// The one list of states: what the screens call each and the colour of its badge. States that the API reserves for later
// (Expired) are added when they can occur.

export type State =
  | Campaign['state']
  | LeadState
  | RewardState
  | Connection['state']
  | Delivery['state']
  | Import['state']
  | BulkOperation['state']
  | NonNullable<Import['sync']>['state']
  | DeliveryHealth['state'];

interface StateLook {
  label: string;
  colour: string;
}

const looks: Partial<Record<State, StateLook>> = {
  Draft: { label: 'Draft', colour: 'gray' },
  Launched: { label: 'Launched', colour: 'green' },
  Paused: { label: 'Paused', colour: 'yellow' },
  Pending: { label: 'Pending', colour: 'yellow' },
  'On hold': { label: 'On hold', colour: 'yellow' },
  Qualified: { label: 'Qualified', colour: 'green' },
  'Not qualified': { label: 'Not qualified', colour: 'gray' },
  'Needs review': { label: 'Needs review', colour: 'yellow' },
  Due: { label: 'Due', colour: 'blue' },
  Issued: { label: 'Issued', colour: 'green' },
  Connected: { label: 'Connected', colour: 'green' },
  'Needs attention': { label: 'Needs attention', colour: 'red' },
  'Not connected': { label: 'Not connected', colour: 'gray' },
  Planned: { label: 'Planned', colour: 'gray' },
  Sending: { label: 'Sending', colour: 'blue' },
  Sent: { label: 'Sent', colour: 'green' },
  Skipped: { label: 'Skipped', colour: 'gray' },
  Waiting: { label: 'Waiting', colour: 'yellow' },
  Failed: { label: 'Failed', colour: 'red' },
  'Dry run': { label: 'Dry run', colour: 'blue' },
  Ready: { label: 'Ready', colour: 'blue' },
  Running: { label: 'Running', colour: 'blue' },
  Done: { label: 'Done', colour: 'green' },
  Cancelled: { label: 'Cancelled', colour: 'gray' },
  On: { label: 'On', colour: 'green' },
  Stopped: { label: 'Stopped', colour: 'gray' },
  in_sync: { label: 'In sync', colour: 'green' },
  waiting: { label: 'Waiting', colour: 'yellow' },
  excluded: { label: 'Excluded', colour: 'gray' },
  failing: { label: 'Failing', colour: 'red' },
};

/** What a state is called, and the colour of its badge. */
export const stateLook = (state: State): StateLook => looks[state] ?? { label: state, colour: 'gray' };

/** The states that a list of leads can be narrowed to. */
export const leadStates = ['Pending', 'On hold', 'Qualified', 'Not qualified'] as const satisfies readonly LeadState[];

/** The states that the delivery log can be narrowed to, in the order in which a delivery reaches them. */
export const deliveryStates = [
  'Planned',
  'Sending',
  'Sent',
  'Skipped',
  'Waiting',
  'Failed',
] as const satisfies readonly Delivery['state'][];

/** How a person or a tab can stand with the CRM. */
export const syncStates = [
  'in_sync',
  'waiting',
  'excluded',
  'failing',
] as const satisfies readonly DeliveryHealth['state'][];

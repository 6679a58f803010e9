import type { Connection } from '../connections/connection.ts';
import type { Delivery } from '../outbound/delivery.ts';
import type { IntegrationSettings } from '../settings/integration-settings.ts';

/** How it stands with one of our people in the CRM, and the rule by which it does. */
export const syncStatusCodes = {
  in_sync: 'in_sync',
  planned: 'waiting',
  retry_later: 'waiting',
  nothing_to_action: 'excluded',
  duplicates_skip: 'excluded',
  undone: 'excluded',
  on_hold: 'excluded',
  not_connected: 'excluded',
  not_sent: 'excluded',
  reconnect: 'failing',
  fix_data: 'failing',
  given_up: 'failing',
} as const;

export type SyncStatusCode = keyof typeof syncStatusCodes;
export type SyncState = (typeof syncStatusCodes)[SyncStatusCode];
export type Health = { state: SyncState; code: SyncStatusCode };

/** What is known of one person, or of everyone with the same facts. */
export type SyncStatusFacts = {
  /**
   * the last time that they were to be sent to the connection of the campaign; null when they never were.
   * `skippedByRule`: their contact was found, and left alone
   */
  push: { state: Delivery['state']; failure: Delivery['failure']; undone: boolean; skippedByRule: boolean } | null;
  /** the last data event or writing of return fields */
  other: { state: Delivery['state']; failure: Delivery['failure'] } | null;
  /** came out of the CRM: nothing has to be sent */
  imported: boolean;
  /** is On hold, or was refused: nothing may be sent */
  held: boolean;
};

/** The worst of what there is counts. */
export function evaluateSyncStatus(
  facts: SyncStatusFacts,
  tab: { action: IntegrationSettings['action']; connection: Connection['state'] | null },
): Health {
  const { push, other } = facts;
  const trouble = [push, other].flatMap((delivery) => (delivery ? troubleOf(delivery) : []));
  const worst = trouble.find((code) => syncStatusCodes[code] === 'failing') ?? trouble[0];
  const code = worst ?? quietCode(facts, tab);
  return { state: syncStatusCodes[code], code };
}

function troubleOf({ state, failure }: { state: Delivery['state']; failure: Delivery['failure'] }): SyncStatusCode[] {
  if (state === 'Failed') return [failure === 'fix_data' ? 'fix_data' : 'given_up'];
  if (state === 'Waiting') return [failure === 'reconnect' ? 'reconnect' : 'retry_later'];
  return state === 'Planned' || state === 'Sending' ? ['planned'] : [];
}

function quietCode(
  { push, imported, held }: SyncStatusFacts,
  { action, connection }: Parameters<typeof evaluateSyncStatus>[1],
): SyncStatusCode {
  if (push?.undone) return 'undone';
  if (push?.state === 'Sent') return 'in_sync';
  if (push?.skippedByRule) return 'duplicates_skip';
  if (imported) return 'in_sync';
  if (held) return 'on_hold';
  if (connection === null || connection === 'Not connected') return 'not_connected';
  return action === 'nothing' ? 'nothing_to_action' : 'not_sent';
}

/** One sentence for the screen: how it is, why, and who must act. @param crm the CRM's name as people say it */
export function syncStatusText(code: SyncStatusCode, crm: string): string {
  return {
    in_sync: `${crm} has what was to be sent.`,
    planned: 'It is about to be sent.',
    retry_later: 'Failed; retrying automatically. No action needed.',
    nothing_to_action: 'Not sent: Nothing to action is chosen in the settings.',
    duplicates_skip: `The contact already existed in ${crm}, and the settings say to leave it alone.`,
    undone: 'What was sent was undone.',
    on_hold: 'On hold or refused: only leads that are released are sent.',
    not_connected: `${crm} is not connected.`,
    not_sent: 'Joined before this tab was set up or while it did nothing, and was never sent. Back-fill sends it.',
    reconnect: `The connection does not work. Connect ${crm} again.`,
    fix_data: 'Correct the data or the settings, then retry.',
    given_up: 'Gave up after 20 attempts. Check the cause, then retry.',
  }[code];
}

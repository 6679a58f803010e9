import type { Connection } from '../../integration/connections/connection.ts';
import type { ConnectionActivity } from '../../integration/sync-status/connection-activity.ts';
import type { AttentionCode } from '../../integration/provider/crm-error.ts';
import type { WriteTrial } from '../../integration/provider/crm-provider.ts';
import type { WaysToConnect } from './app-lookup.ts';
import type { Region } from './intercom-app.ts';
import type { Signal } from './signal-store.ts';

/**
 * `waiting`: nothing was seen yet; `unclear`: it was tried, without a clear answer; `not_tried`: it could
 * not be tried without changing something.
 */
export type CheckStatus = 'ok' | 'problem' | 'waiting' | 'unclear' | 'not_tried';

/** The result of the Check for one thing. */
export type Finding = { key: string; title: string; status: CheckStatus; sentence: string; at: Date | null };

/** A harmless call that was made to see whether it is allowed. */
export type Trial = { key: string; title: string } & WriteTrial;

export type CheckDetails = {
  practice: boolean;
  way: WaysToConnect['real'];
  /** the region that the operator chose; null for an app of the environment */
  region: Region | null;
  hasSecret: boolean;
  addressProblem: string | null;
  connection: Connection | null;
  /** why the connection does not work, as a sentence; null when it does */
  broken: string | null;
  seen: ConnectionActivity;
  signals: readonly Signal[];
  trials: readonly Trial[];
  /** why attributes of ours do not fit in the workspace, as a sentence; null while they do, absent where they could not be read */
  roomProblem?: string | null;
  now: Date;
};

/** What was seen of an app, in the order of its set-up. */
export function findFindings(facts: CheckDetails): Finding[] {
  return [
    evaluateAddress(facts),
    evaluateToken(facts),
    ...evaluateRegion(facts),
    ...facts.trials.map((trial) => evaluateTrial(trial, facts)),
    ...evaluateCompanies(facts),
    ...evaluateRoom(facts),
    evaluateWebhooks(facts),
    evaluateSignature(facts),
    ...evaluateCalls(facts),
  ];
}

const finding = (
  key: string,
  title: string,
  status: CheckStatus,
  sentence: string,
  at: Date | null = null,
): Finding => ({
  key,
  title,
  status,
  sentence,
  at,
});

function evaluateAddress({ practice, addressProblem }: CheckDetails): Finding {
  const title = 'Address of this server';
  if (practice) return finding('address', title, 'ok', 'The practice Intercom runs beside this server and reaches it.');
  if (addressProblem) return finding('address', title, 'problem', addressProblem);
  return finding('address', title, 'ok', 'An https address on the internet.');
}

function evaluateToken({ way, connection, broken, signals }: CheckDetails): Finding {
  const title = way === 'token' ? 'Access token' : 'Token exchange';
  const failed = signals.find(({ signal }) => signal === 'exchange_failed');
  if (failed && (!connection || failed.seen_at > connection.connected_at)) {
    const sentence = `Intercom refused the last try: ${failed.detail} Compare client id and secret with your app’s Basic information.`;
    return finding('token', title, 'problem', sentence, failed.seen_at);
  }
  if (!connection || connection.state === 'Not connected') {
    return finding('token', title, 'waiting', 'Not connected yet: press Connect.');
  }
  if (broken) return finding('token', title, 'problem', broken, connection.connected_at);
  const what =
    connection.authorised_by === 'token' ? 'The access token was accepted' : 'A code was exchanged for a token';
  return finding(
    'token',
    title,
    'ok',
    `${what} for ${connection.external_workspace_name}; it works now.`,
    connection.connected_at,
  );
}

function evaluateRegion({ connection, region }: CheckDetails): Finding[] {
  if (!connection || connection.state === 'Not connected') return [];
  const title = 'Region';
  if (region !== null && region !== connection.region) {
    const sentence = `The workspace is in ${connection.region}, but the app is set up for ${region}: change the region.`;
    return [finding('region', title, 'problem', sentence)];
  }
  return [finding('region', title, 'ok', `The workspace is in ${connection.region}, and is called there.`)];
}

function evaluateTrial(trial: Trial, { seen, now }: CheckDetails): Finding {
  const { key, title, outcome } = trial;
  const isWriting = key.startsWith('write_');
  if (outcome === 'refused') {
    return finding(key, title, 'problem', `${trial.message} ${remedyOf(trial.attention, title)}`, now);
  }
  if (outcome === 'allowed') {
    const how = isWriting ? 'with an empty request that changes nothing: it is allowed.' : 'Intercom answered.';
    return finding(key, title, 'ok', `Tried just now${isWriting ? ' ' : ': '}${how}`, now);
  }
  if (key === 'write_contacts' && seen.sentAt) return finding(key, title, 'ok', 'A contact was written.', seen.sentAt);
  const later = isWriting ? 'The first time that it is needed shows it.' : 'Check again in a minute.';
  return finding(key, title, 'unclear', `Tried just now, without a clear answer. ${trial.message} ${later}`, now);
}

function remedyOf(attention: AttentionCode, title: string): string {
  if (attention === 'plan_restricted') return 'Check the subscription in Intercom, then check again.';
  if (attention !== 'permission_missing') return 'Connect again.';
  return `Give your app “${title.split(':')[0]}” in the Developer Hub, then connect again.`;
}

function evaluateCompanies({ trials }: CheckDetails): Finding[] {
  if (trials.length === 0) return [];
  const sentence =
    'Not tried: there is no request that would surely change nothing. It is needed only where leads are put into companies, and reported if it is missing then.';
  return [finding('write_companies', 'Write users and companies', 'not_tried', sentence)];
}

function evaluateRoom({ trials, roomProblem }: CheckDetails): Finding[] {
  if (trials.length === 0 || roomProblem === undefined) return [];
  const title = 'Room for attributes';
  if (roomProblem !== null) return [finding('room', title, 'problem', roomProblem)];
  return [finding('room', title, 'ok', 'The attributes that Goodword writes are there, or there is room for them.')];
}

function evaluateWebhooks({ seen, signals }: CheckDetails): Finding {
  const title = 'Webhook received';
  const ping = signals.find(({ signal }) => signal === 'ping');
  const { notification } = seen;
  if (notification && (!ping || notification.receivedAt >= ping.seen_at)) {
    return finding(
      'webhook',
      title,
      'ok',
      `The last one had the topic ${notification.topic}.`,
      notification.receivedAt,
    );
  }
  if (ping) return finding('webhook', title, 'ok', 'Intercom’s test request arrived.', ping.seen_at);
  const sentence =
    'None so far. Save the webhook URL and topics in the Developer Hub, send the test request there, or change a contact.';
  return finding('webhook', title, 'waiting', sentence);
}

function evaluateSignature({ hasSecret, seen, signals }: CheckDetails): Finding {
  const title = 'Signature of webhooks';
  if (!hasSecret) {
    const sentence = 'Without the client secret no webhook can be believed, and all are refused: add it to the app.';
    return finding('signature', title, 'problem', sentence);
  }
  const right = latest([seen.notification?.receivedAt, ...signals.filter(isSigned).map(({ seen_at: at }) => at)]);
  const wrong = signals.find(({ signal }) => signal === 'wrong_signature')?.seen_at ?? null;
  if (wrong && (!right || wrong > right)) {
    const sentence =
      'A request came with a signature that does not fit: most likely the client secret here is another app’s, or it was regenerated in the Developer Hub.';
    return finding('signature', title, 'problem', sentence, wrong);
  }
  if (right) return finding('signature', title, 'ok', 'It fits the client secret.', right);
  return finding('signature', title, 'waiting', 'Shows with the first webhook.');
}

const isSigned = ({ signal }: Signal) => signal !== 'wrong_signature' && signal !== 'exchange_failed';

const latest = (times: readonly (Date | undefined)[]): Date | null =>
  times.reduce<Date | null>((last, time) => (time && (!last || time > last) ? time : last), null);

function evaluateCalls({ signals }: CheckDetails): Finding[] {
  const seenAt = (wanted: Signal['signal']) => signals.find(({ signal }) => signal === wanted)?.seen_at ?? null;
  const [health, uninstall, inbox] = [seenAt('health'), seenAt('uninstall'), seenAt('inbox')];
  return [
    health
      ? finding('health', 'Health check URL', 'ok', 'Intercom asked, and was answered.', health)
      : finding('health', 'Health check URL', 'waiting', 'Not asked yet. Intercom asks at least once a day.'),
    uninstall
      ? finding('uninstall', 'Uninstall webhook URL', 'ok', 'Intercom reported an uninstall.', uninstall)
      : finding('uninstall', 'Uninstall webhook URL', 'not_tried', 'Called only when the app is removed.'),
    inbox
      ? finding('inbox', 'Inbox panel', 'ok', 'A conversation asked for it, and was answered.', inbox)
      : finding('inbox', 'Inbox panel', 'waiting', 'Not asked yet. Open a conversation beside which the app is shown.'),
  ];
}

import type { Connection } from '../../api/types.ts';
import { formatDateTime } from '../../ui/timestamp.tsx';

const sentences: Readonly<Record<string, string>> = {
  denied: 'Access was not authorized in Intercom, so nothing changed. Click Connect to try again.',
  state_invalid: 'The authorization took too long or started in another browser. Click Connect to start again.',
  app_missing: 'The Intercom app was removed in the meantime. Set it up again, then click Connect.',
  code_missing: 'Intercom returned no authorization code. Click Connect to try again.',
  code_refused:
    'Intercom refused the connection. Click Connect to try again. If it keeps failing, check the client ID and secret of your Intercom app.',
  unavailable: 'Intercom is not responding. Nothing changed; try again in a few minutes.',
};

/** What went wrong while connecting, and what to do, for a problem code in the returning address. */
export function connectProblemSentence(code: string): string {
  return (
    sentences[code] ??
    'Intercom did not complete the connection. Click Connect to try again. If it keeps failing, check the server’s log.'
  );
}

/** A connection in one line: workspace, region, who connected it and when. */
export function connectionText({ workspace, connected_by: by, connected_at: at }: Connection): string {
  return `${workspace.name} · region ${workspace.region} · connected ${by ? `by ${by.name} ` : ''}on ${formatDateTime(at)}`;
}

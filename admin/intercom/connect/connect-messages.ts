import type { Connection } from '../../api/types.ts';
import { formatMoment } from '../../ui/moment.tsx';

const sentences: Readonly<Record<string, string>> = {
  denied: 'Access was not authorized on Intercom’s page. Nothing was changed. Click Connect to try again.',
  state_invalid: 'The visit to Intercom took too long, or began in another browser. Click Connect to start again.',
  app_missing: 'The Intercom app was removed while you were away. Set it up again, then click Connect.',
  code_missing: 'Intercom came back without its code. Click Connect to try again.',
  code_refused:
    'Intercom refused to complete the connection. Click Connect to try again; if it stays, check the client ID and secret of your Intercom app.',
  unavailable: 'Intercom does not answer at the moment. Nothing was changed. Try again in a few minutes.',
};

/** What went wrong while connecting, and what to do, for a problem code in the returning address. */
export function connectProblemSentence(code: string): string {
  return (
    sentences[code] ??
    'Intercom did not complete the connection. Click Connect to try again; if it stays, look into the server’s log.'
  );
}

/** A connection in one line: workspace, region, who connected it and when. */
export function connectedWords({ workspace, connected_by: by, connected_at: at }: Connection): string {
  return `${workspace.name} · region ${workspace.region} · connected ${by ? `by ${by.name} ` : ''}on ${formatMoment(at)}`;
}

import { html } from 'ghtml';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Settings } from '../config/settings.ts';
import type { Log } from '../platform/log/log.ts';
import { refuse } from '../platform/refusal.ts';
import { nameOf, type OwnNames } from './own-names.ts';
import { toProblem, writeProblem } from './problems.ts';
import type { RawHandler } from './raw-handler.ts';

/** Asked by the operator's own tools, or signed: a name proves nothing there, and probes use addresses. */
const openPaths = /^\/(?:(?:healthz|readyz|metrics)(?:\?|$)|(?:hooks|inbox)\/)/;

/** Sees every request first: those for a name that is not ours end here. */
export function createFrontDoor(context: {
  settings: Settings;
  log: Log;
  ownNames: OwnNames;
  proxies: SeenProxies;
}): RawHandler {
  const { settings, ownNames } = context;
  const noticeProxy = createProxyNotice(context);
  return (request, response) => {
    noticeProxy(request);
    const { host } = request.headers;
    if (ownNames.has(host) || openPaths.test(request.url ?? '')) return false;
    refuseName(request, response, settings);
    return true;
  };
}

/** Whether this process was asked through a proxy that TRUST_PROXY does not count; it stays so until the next start. */
export type SeenProxies = { untrustedSeen: boolean };

/** Whether a request came through a proxy while none is trusted: then all visitors share its address. */
export const isUntrustedProxy = ({ headers }: IncomingMessage, { trustedProxies }: Settings): boolean =>
  trustedProxies === 0 && headers['x-forwarded-for'] !== undefined;

/** Logs once that a proxy seems to stand in front without being trusted, and notes it for the launch checklist. */
function createProxyNotice({
  settings,
  log,
  proxies,
}: {
  settings: Settings;
  log: Log;
  proxies: SeenProxies;
}): (request: IncomingMessage) => void {
  return (request) => {
    if (proxies.untrustedSeen || !isUntrustedProxy(request, settings)) return;
    proxies.untrustedSeen = true;
    log.warn(untrustedProxySentence);
  };
}

const untrustedProxySentence =
  'A request came with X-Forwarded-For, but TRUST_PROXY is 0. If a proxy stands in front of Goodword, set TRUST_PROXY to the number of proxies (1 for one) and start again: until then all visitors count as one address, and one of them can use up the limits of all.';

function refuseName(request: IncomingMessage, response: ServerResponse, settings: Settings): void {
  const { host = '', accept = '' } = request.headers;
  const name = nameOf(host);
  const asked = host.toLowerCase();
  const sentence =
    name === null
      ? 'The request names no server.'
      : `This server was asked for as ${asked}, which is no name of this installation.`;
  const example = name ?? 'referrals.example.com';
  const address = name === null ? `https://${example}` : `${settings.publicUrl.split(':')[0]}://${asked}`;
  const remedies = [
    `To use this address instead of ${settings.publicUrl}, also in referral links: set PUBLIC_URL=${address}`,
    settings.allowedHosts.length === 0
      ? `To answer to this name as well: set ALLOWED_HOSTS=${example}`
      : `To answer to this name as well: add ${example} to ALLOWED_HOSTS`,
  ];
  const isBrowser = accept.includes('text/html') && !request.url?.startsWith('/api/');
  if (!isBrowser) {
    const detail = `${sentence} ${remedies.join('. ')}. Then start Goodword again.`;
    return writeProblem(response, toProblem(refuse('unknown_host', detail)));
  }
  const page = renderUnknownName(sentence, remedies, settings.publicUrl);
  response
    .writeHead(421, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(page) })
    .end(page);
}

/** Complete in itself: under a name that is refused no style sheet could be fetched. */
function renderUnknownName(sentence: string, remedies: readonly string[], publicUrl: string): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>Goodword does not answer to this name</title>
        <style>
          body {
            font:
              1rem/1.6 system-ui,
              sans-serif;
            max-width: 40rem;
            margin: 12vh auto;
            padding: 0 1.5rem;
            overflow-wrap: anywhere;
          }
          h1 {
            font-size: 1.5rem;
            line-height: 1.25;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>Goodword does not answer to this name</h1>
          <p>${sentence}</p>
          <p>Visitors: open <a href="${publicUrl}">${publicUrl}</a>.</p>
          <p>If you run this server, change one setting and start Goodword again:</p>
          <ul>
            !${remedies.map((remedy) => html`<li>${remedy}</li>`)}
          </ul>
        </main>
      </body>
    </html>`;
}

import { ServerResponse, type IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders } from 'node:http';

/** Headers by their names in lower case. */
export type FixedHeaders = Readonly<Record<string, string>>;

/** What pages and screens may load: files of our own. Mantine sets its variables in style elements. */
const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
].join(';');

/** The headers that every answer has unless it sets one of the same name: pages, API, files, hooks and refusals alike. */
export function fixedHeaders(publicUrl: string): FixedHeaders {
  const isHttps = publicUrl.startsWith('https:');
  return {
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    // only files of our own may be kept, and they say so
    'cache-control': 'no-store',
    ...(isHttps && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cross-origin-opener-policy': 'same-origin',
    }),
  };
}

/** After how many seconds to ask again, where an answer does not say it: limits are for a minute, a database is back sooner. */
const retryAfterSeconds: Readonly<Record<number, number>> = { 429: 60, 503: 2 };

/**
 * The class of all responses of a server. Every answer writes its head here: routes, raw handlers, event streams, Node's own
 * refusals. So none can be without the fixed headers, nor a 429 or 503 without Retry-After, and they cost one merge of two objects.
 */
export function responseWith(fixed: FixedHeaders): typeof ServerResponse {
  return class AnswerWithFixedHeaders<Request extends IncomingMessage> extends ServerResponse<Request> {
    override writeHead(status: number, ...rest: unknown[]): this {
      const message = typeof rest[0] === 'string' ? rest[0] : undefined;
      const listed = message === undefined ? rest[0] : rest[1];
      const given = toHeaders(listed as HeadersOfAnswer);
      const headers: OutgoingHttpHeaders = { ...fixed, ...given };
      const seconds = retryAfterSeconds[status];
      if (seconds !== undefined && !this.hasHeader('retry-after')) headers['retry-after'] ??= String(seconds);
      // set one by one, which counts like given
      for (const name of this.getHeaderNames()) {
        if (fixed[name] !== undefined && given[name] === undefined) delete headers[name];
      }
      return message === undefined ? super.writeHead(status, headers) : super.writeHead(status, message, headers);
    }
  };
}

type HeadersOfAnswer = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

/** Of these an answer has one at most (RFC 9110): the last one counts, as when they are set one by one. */
const single = new Set([
  'age',
  'content-length',
  'content-type',
  'etag',
  'expires',
  'last-modified',
  'location',
  'retry-after',
  'server',
]);

/**
 * Headers by their names in lower case, from any form that Node takes: by name in any spelling, or names and values by turns, where
 * one that comes again is one more header of that name.
 */
function toHeaders(listed: HeadersOfAnswer): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  if (listed === undefined) return headers;
  if (!Array.isArray(listed)) {
    for (const [name, value] of Object.entries(listed)) headers[name.toLowerCase()] = value;
    return headers;
  }
  for (let at = 0; at < listed.length; at += 2) {
    const name = String(listed[at]).toLowerCase();
    const value = listed[at + 1];
    const before = single.has(name) ? undefined : headers[name];
    headers[name] = before === undefined || value === undefined ? value : [before, value].flat().map(String);
  }
  return headers;
}

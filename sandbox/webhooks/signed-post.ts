import { bodySignature } from './envelope.ts';
import { describeError } from './transport.ts';

/** The response, or why there was none. */
export interface SignedAnswer {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** The body as text, truncated at the limit. */
  text: string;
  /** Whether the body exceeded the limit. */
  tooLong: boolean;
  /** Why there was no response, as text; null when there was one. */
  failure: string | null;
  tookMs: number;
}

/** A JSON body and its signature. */
export interface SignedRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** The signed POST whose response Intercom reads: Canvas Kit and health checks. */
export function signedRequest(url: string, payload: unknown, clientSecret: string): SignedRequest {
  const body = JSON.stringify(payload);
  const signature = bodySignature(body, clientSecret);
  return { url, headers: { 'content-type': 'application/json', 'x-body-signature': signature }, body };
}

/**
 * Sends the request and reads the response of any status. Redirects are not followed.
 * @param withinMs time limit for the whole exchange, including the body
 * @param most bytes of the body to read
 */
export async function sendSigned(request: SignedRequest, withinMs: number, most: number): Promise<SignedAnswer> {
  const started = performance.now();
  const tookMs = () => Math.round(performance.now() - started);
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    const { text, tooLong } = await readUpTo(response, most);
    return { status: response.status, text, tooLong, failure: null, tookMs: tookMs() };
  } catch (error) {
    const failure = failureOf(error, withinMs);
    return { status: null, text: '', tooLong: false, failure, tookMs: tookMs() };
  }
}

async function readUpTo(response: Response, most: number): Promise<{ text: string; tooLong: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    size += part.byteLength;
    // Leaving the loop cancels the transfer.
    if (size > most) break;
  }
  return { text: Buffer.concat(parts).subarray(0, most).toString(), tooLong: size > most };
}

function failureOf(error: unknown, withinMs: number): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return `no answer within ${withinMs / 1000} s`;
  // fetch wraps the connection error as its cause.
  return describeError(error.cause instanceof Error ? error.cause : error);
}

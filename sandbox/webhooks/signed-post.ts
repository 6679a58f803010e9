import { bodySignature } from './envelope.ts';
import { inWords } from './transport.ts';

/** What came back, or why nothing did. */
export interface SignedAnswer {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** The body as text, or as much of it as was allowed. */
  text: string;
  /** Whether the body was longer than allowed. */
  tooLong: boolean;
  /** Why there was no answer, in words; null when there was one. */
  failure: string | null;
  tookMs: number;
}

/** A JSON body with the signature that goes with it. */
export interface SignedRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** The request with which Intercom asks an app something and reads the answer: Canvas Kit and the health check. */
export function signedRequest(url: string, payload: unknown, clientSecret: string): SignedRequest {
  const body = JSON.stringify(payload);
  const signature = bodySignature(body, clientSecret);
  return { url, headers: { 'content-type': 'application/json', 'x-body-signature': signature }, body };
}

/**
 * Sends it and reads the answer, of whatever status. Redirects are not followed.
 * @param withinMs for everything, the body included
 * @param most bytes of the body that are read
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
    // Leaving the loop ends the transfer.
    if (size > most) break;
  }
  return { text: Buffer.concat(parts).subarray(0, most).toString(), tooLong: size > most };
}

function failureOf(error: unknown, withinMs: number): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return `no answer within ${withinMs / 1000} s`;
  // fetch wraps what happened to the connection.
  return inWords(error.cause instanceof Error ? error.cause : error);
}

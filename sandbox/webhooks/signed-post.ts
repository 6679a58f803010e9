import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { CallGuard } from './call-guard.ts';
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
export async function sendSigned(
  guard: CallGuard,
  request: SignedRequest,
  withinMs: number,
  most: number,
): Promise<SignedAnswer> {
  const started = performance.now();
  const tookMs = () => Math.round(performance.now() - started);
  const limit = AbortSignal.timeout(withinMs);
  try {
    const response = await post(guard, request, limit);
    const { text, tooLong } = await readUpTo(response, most);
    return { status: response.statusCode ?? null, text, tooLong, failure: null, tookMs: tookMs() };
  } catch (error) {
    const failure = limit.aborted ? `no answer within ${withinMs / 1000} s` : failureOf(error);
    return { status: null, text: '', tooLong: false, failure, tookMs: tookMs() };
  }
}

function post(guard: CallGuard, { url, headers, body }: SignedRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const target = new URL(url);
  const send = target.protocol === 'https:' ? https.request : http.request;
  const length = Buffer.byteLength(body);
  const options = { method: 'POST', lookup: guard.lookupFor(target), agent: false, signal };
  const request = send(target, { ...options, headers: { accept: '*/*', ...headers, 'content-length': length } });
  request.once('response', resolve);
  request.on('error', reject);
  request.end(body);
  return promise;
}

async function readUpTo(response: IncomingMessage, most: number): Promise<{ text: string; tooLong: boolean }> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.byteLength;
    // Leaving the loop ends the connection.
    if (size > most) break;
  }
  return { text: Buffer.concat(parts).subarray(0, most).toString(), tooLong: size > most };
}

const failureOf = (error: unknown): string => (error instanceof Error ? describeError(error) : 'failed');

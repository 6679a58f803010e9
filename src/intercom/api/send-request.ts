import type { z } from 'zod';
import type { CallBudget } from '../../integration/provider/pacing/call-budgets.ts';
import type { CallRecord } from '../../integration/provider/crm-provider.ts';
import type { TokenSource } from '../../integration/provider/token-source.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { failureFromAnswer, failureFromSilence } from './read-failure.ts';
import { readRate } from './read-rate.ts';
import { storableText } from './storable-text.ts';

/** Sent with every call, so that the version set in the Developer Hub changes nothing for us (reference 3). */
const apiVersion = '2.16';

/** A call that was not answered within this time counts as lost. */
export const answerWithinMs = 15_000;

/** The part of a body that is kept in the record of a call. */
const recordedCharacters = 4_000;

export type ApiRequest<Answer> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  answer: z.ZodType<Answer>;
};

/** How calls reach one workspace. */
export type Wire = {
  baseUrl: string;
  /** null for the call that fetches the token */
  token: TokenSource | null;
  budget: CallBudget;
  clock: Clock;
  /** milliseconds for the whole answer */
  answerWithinMs: number;
  onCall: (call: CallRecord) => void;
};

/**
 * Makes one call and reads its answer. Nothing is sent twice: a POST whose answer was lost may have been carried out.
 * @throws IntercomError for everything but a readable success.
 */
export async function sendRequest<Answer>(wire: Wire, request: ApiRequest<Answer>): Promise<Answer> {
  await wire.budget.take();
  const at = wire.clock.now().toISOString();
  const sent = request.body === undefined ? null : JSON.stringify(request.body);
  const record = (status: number | null, message: string, answer = '') =>
    wire.onCall({
      method: request.method,
      path: request.path.split('?')[0] ?? '',
      status,
      message,
      at,
      // bodies of calls without a token hold secrets: they fetch one
      ...(wire.token !== null && {
        ...(sent && { request: recorded(sent) }),
        ...(answer && { answer: recorded(answer) }),
      }),
    });

  const noAnswer = (began: boolean) => (thrown: unknown) => {
    const error = failureFromSilence(thrown, began);
    record(null, error.message);
    throw error;
  };
  const token = wire.token && (await wire.token.current());
  let response = await callIntercom(wire, request, sent, token).catch(noAnswer(false));
  const renewed = token !== null && response.status === 401 ? await wire.token!.refused(token) : null;
  if (renewed) response = await callIntercom(wire, request, sent, renewed).catch(noAnswer(false));
  const text = await response.text().catch(noAnswer(true));
  wire.budget.learn(readRate(response.status, response.headers));
  const body = parseJson(text);
  const parsed = response.ok ? request.answer.safeParse(body) : null;
  if (parsed?.success) {
    record(response.status, 'ok', text);
    return parsed.data;
  }
  const error = failureFromAnswer(response.status, response.headers, body);
  record(response.status, error.code ?? error.message, text);
  throw error;
}

/** The time limit also covers reading the body. */
function callIntercom(
  wire: Wire,
  request: ApiRequest<unknown>,
  body: string | null,
  token: string | null,
): Promise<Response> {
  return fetch(wire.baseUrl + request.path, {
    method: request.method,
    headers: {
      accept: 'application/json',
      'intercom-version': apiVersion,
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== null && { 'content-type': 'application/json' }),
    },
    ...(body !== null && { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(wire.answerWithinMs),
  });
}

const recorded = (body: string) => storableText(body.slice(0, recordedCharacters));

/** Undefined for HTML, half a body or nothing: gateways answer with all of them. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

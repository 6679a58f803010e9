import type { z } from 'zod';
import type { CallRecord } from '../../crm/provider/crm-provider.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { RateBudget } from './rate-budget.ts';
import { failureFromAnswer, failureFromSilence } from './read-failure.ts';

/** Sent with every call, so that the version set in the Developer Hub changes nothing for us (reference 3). */
const apiVersion = '2.16';

/** A call that was not answered within this time counts as lost. */
export const answerWithinMs = 15_000;

export type ApiRequest<Answer> = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  answer: z.ZodType<Answer>;
};

/** How calls reach one workspace. */
export type Wire = {
  baseUrl: string;
  /** null for the call that fetches the token */
  token: string | null;
  budget: RateBudget;
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
  const record = (status: number | null, words: string) =>
    wire.onCall({ method: request.method, path: request.path.split('?')[0] ?? '', status, words, at });

  const noAnswer = (began: boolean) => (thrown: unknown) => {
    const error = failureFromSilence(thrown, began);
    record(null, error.message);
    throw error;
  };
  const response = await callIntercom(wire, request).catch(noAnswer(false));
  const text = await response.text().catch(noAnswer(true));
  wire.budget.learn(response.headers, response.status === 429);
  const body = parseJson(text);
  const parsed = response.ok ? request.answer.safeParse(body) : null;
  if (parsed?.success) {
    record(response.status, 'ok');
    return parsed.data;
  }
  const error = failureFromAnswer(response.status, response.headers, body);
  record(response.status, error.code ?? error.message);
  throw error;
}

/** The time limit goes on while the body is read. */
function callIntercom(wire: Wire, request: ApiRequest<unknown>): Promise<Response> {
  return fetch(wire.baseUrl + request.path, {
    method: request.method,
    headers: {
      accept: 'application/json',
      'intercom-version': apiVersion,
      ...(wire.token !== null && { authorization: `Bearer ${wire.token}` }),
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(wire.answerWithinMs),
  });
}

/** Undefined for HTML, half a body or nothing: gateways answer with all of them. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { classifyFailure } from './classify-failure.ts';
import { ContactExists, ContactMerged, IntercomError } from './intercom-error.ts';
import { readReset } from './read-rate.ts';
import { errorListShape } from './shapes.ts';

/**
 * Converts a response into its error.
 * @param body the parsed JSON, undefined when it was none
 */
export function failureFromAnswer(status: number, headers: Headers, body: unknown): IntercomError {
  const entries = errorListShape.safeParse(body).data?.errors ?? [];
  const [first] = entries;
  const [code, message] = [first?.code ?? null, first?.message ?? null];
  const answer = { status, code, message, resetAt: readReset(headers), entries };
  const facts = classifyFailure(answer);
  const existing = /\bid=([\w-]+)/.exec(answer.message ?? '')?.[1];
  if (status === 409 && existing) {
    return new ContactExists({ contactId: existing, archived: /archived/i.test(answer.message ?? '') }, facts);
  }
  const canonical = /<[^>]*\/contacts\/([^>/]+)>/.exec(headers.get('link') ?? '')?.[1];
  if (status === 410 && canonical) return new ContactMerged(canonical, facts);
  return new IntercomError(answer, facts);
}

/** System error codes of calls that failed before anything was sent. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * The error for a call without a complete response.
 * @param error what fetch threw
 * @param began the response had begun
 */
export function failureFromSilence(error: unknown, began: boolean): IntercomError {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const code = typeof cause?.code === 'string' ? cause.code : null;
  return new IntercomError(
    { status: null, code },
    {
      failure: 'retry_later',
      sentence: silenceText(error, began),
      outcomeUnknown: code === null || !unsent.has(code),
    },
    { cause: error },
  );
}

function silenceText(error: unknown, began: boolean): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'Intercom did not answer in time.';
  return began ? "Intercom's response was cut off." : 'Intercom could not be reached.';
}

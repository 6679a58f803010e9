import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ServerResponse } from 'node:http';
import { isDatabaseAway } from '../database/is-database-away.ts';
import type { Log } from '../platform/log/log.ts';
import type { RefusalCode } from '../platform/refusal-codes.ts';
import { refuse, Refusal, type FieldProblem, type RefusalSubject } from '../platform/refusal.ts';
import { longestWaitSeconds } from '../team/try-rules.ts';
import { statusOf } from './refusal-responses.ts';

/** A refusal or failure as it is answered over HTTP. */
export type Problem = {
  status: number;
  code: RefusalCode;
  message: string;
  errors: readonly FieldProblem[];
  /** the record that is in the way */
  about?: RefusalSubject | null;
};

/** Refusals of the framework itself, with a message that says what to do. */
const messageByFrameworkCode: Record<string, { code: RefusalCode; detail: string }> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported_media_type', detail: 'Send the body as application/json.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'malformed_json', detail: 'The body is not valid JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'malformed_json', detail: 'The body is empty, but JSON is expected.' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'body_too_large', detail: 'The body is too large: send less at once.' },
};

/** Every refusal and failure of the API leaves as application/problem+json; internal details stay in the log. */
export function handleProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const problem = toProblem(error);
    logFailure(request.log, error, problem, 'request failed');
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      toProblem(refuse('not_found', `${request.method} ${request.url.split('?')[0]} is not known here.`)),
    ),
  );
}

export const problemType = 'application/problem+json; charset=utf-8';

/** The body of a problem response (RFC 9457). */
export function presentProblem({ status, code, message, errors, about }: Problem): string {
  const title = code.replaceAll('_', ' ');
  return JSON.stringify({
    type: 'about:blank',
    title,
    status,
    code,
    detail: message,
    ...(errors.length > 0 && { errors }),
    ...(about && { about: { kind: about.kind, id: about.id, campaign_id: about.campaignId } }),
  });
}

/** Answers with a problem outside the framework; internal details go to the log. */
export function answerProblem(response: ServerResponse, error: Error, log: Log): void {
  const problem = toProblem(error);
  logFailure(log, error, problem, 'request failed');
  writeProblem(response, problem);
}

/**
 * Logs what went wrong here. While the database is away a stack says nothing, and many requests fail at once. Another refusal
 * told the caller what to do: it is no fault of ours.
 */
export function logFailure(
  log: Pick<Log, 'info' | 'warn' | 'error'>,
  error: Error,
  { status, code }: Pick<Problem, 'status' | 'code'>,
  what: string,
): void {
  if (code === 'database_unavailable') log.warn({ error: error.message }, 'the database does not answer');
  else if (status < 500) return;
  else if (error instanceof Refusal) log.info({ code, status }, 'refused');
  else log.error({ error: error.message, stack: error.stack }, what);
}

/** How long a database takes to recover from a crash, and a client should wait, in seconds. */
export const retryAfterSeconds = 2;

/** When it is worth asking again; the limits of callers say it themselves. */
const secondsByStatus: Record<number, number> = { 429: longestWaitSeconds, 503: retryAfterSeconds };

function retryAfter({ status, code }: Problem): Record<string, string> {
  const seconds = code === 'request_in_progress' ? retryAfterSeconds : secondsByStatus[status];
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** @param headers beside those of the problem itself */
export function writeProblem(response: ServerResponse, problem: Problem, headers: Record<string, string> = {}): void {
  const body = presentProblem(problem);
  const own = { 'content-type': problemType, 'content-length': Buffer.byteLength(body) };
  response.writeHead(problem.status, { ...headers, ...retryAfter(problem), ...own }).end(body);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // as text: the answer has a form of its own, not that of the route
  return reply
    .code(problem.status)
    .header('content-type', problemType)
    .headers(reply.hasHeader('retry-after') ? {} : retryAfter(problem))
    .serializer((text: string) => text)
    .send(presentProblem(problem));
}

/** PostgreSQL's codes for text that it cannot store, should one have passed the forms: a NUL, half a surrogate pair. */
const unstorableText = new Set(['22021', '22P05', '22P02']);

/** What an error means for the caller. */
export function toProblem(error: (Error & Partial<FastifyError>) | Refusal): Problem {
  const refusal = error instanceof Refusal ? error : toRefusal(error);
  // the framework's other refusals have statuses of their own
  const status = refusal.code === 'bad_request' && 'statusCode' in error ? error.statusCode : undefined;
  const { code, message, details, about } = refusal;
  return { status: status ?? statusOf(code), code, message, errors: details, about };
}

function toRefusal(error: Error & Partial<FastifyError>): Refusal {
  if (isDatabaseAway(error)) {
    return refuse('database_unavailable', 'Goodword cannot reach its database right now: try again in a few seconds.');
  }
  if (unstorableText.has(error.code ?? '')) {
    return refuse('invalid_input', 'A text contains a character that cannot be stored: remove it.');
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidInput(error.validation);
  const known = messageByFrameworkCode[error.code ?? ''];
  if (known) return refuse(known.code, known.detail);
  if (error.statusCode === 429) {
    return refuse('too_many_requests', 'Too many tries in a short time: wait a minute and try again.');
  }
  if (error.statusCode && error.statusCode < 500) return refuse('bad_request', error.message);
  return refuse('internal_error', 'Something went wrong here. It has been logged; please try again.');
}

function invalidInput(issues: { instancePath: string; message?: string }[]): Refusal {
  const details: FieldProblem[] = issues.map(({ instancePath, message }) => ({
    path: instancePath.slice(1).replaceAll('/', '.'),
    message: message ?? 'This value is not accepted.',
  }));
  const fields = details.map(({ path }) => path || 'the body').join(', ');
  return refuse('invalid_input', `Please check ${fields}: ${details[0]?.message ?? ''}`, details);
}

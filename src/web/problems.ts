import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ServerResponse } from 'node:http';
import { Problem, type FieldProblem } from '../platform/http/problem.ts';
import type { Log } from '../platform/log/log.ts';

/** What the framework itself refuses, in words that say what to do. */
const messageByFrameworkCode: Record<string, { code: string; detail: string }> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported_media_type', detail: 'Send the body as application/json.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'malformed_json', detail: 'The body is not valid JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'malformed_json', detail: 'The body is empty, but JSON is expected.' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'body_too_large', detail: 'The body is too large: send less at once.' },
};

/** Every refusal and failure of the API leaves as application/problem+json; inner details stay in the log. */
export function handleProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Problem>((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500) request.log.error({ error: error.message, stack: error.stack }, 'request failed');
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      new Problem(404, 'not_found', `${request.method} ${request.url.split('?')[0]} is not known here.`),
    ),
  );
}

const problemType = 'application/problem+json; charset=utf-8';

/** The body of an answer that is a problem (RFC 9457). */
function presentProblem({ status, code, message, errors }: Problem): string {
  const title = code.replaceAll('_', ' ');
  return JSON.stringify({
    type: 'about:blank',
    title,
    status,
    code,
    detail: message,
    ...(errors.length > 0 && { errors }),
  });
}

/** Answers with a problem where there is no framework; inner details go to the log. */
export function answerProblem(response: ServerResponse, error: Error, log: Log): void {
  const problem = toProblem(error);
  if (problem.status >= 500) log.error({ error: error.message, stack: error.stack }, 'request failed');
  writeProblem(response, problem);
}

/** @param headers beside those of the problem itself */
export function writeProblem(response: ServerResponse, problem: Problem, headers: Record<string, string> = {}): void {
  const body = presentProblem(problem);
  const own = { 'content-type': problemType, 'content-length': Buffer.byteLength(body) };
  response.writeHead(problem.status, { ...headers, ...own }).end(body);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // as text: the answer has a form of its own, not that of the route
  return reply
    .code(problem.status)
    .header('content-type', problemType)
    .serializer((text: string) => text)
    .send(presentProblem(problem));
}

/** PostgreSQL's codes for text that it cannot store, should one have passed the forms: a NUL, half a surrogate pair. */
const unstorableText = new Set(['22021', '22P05', '22P02']);

/** What an error means for the caller. */
export function toProblem(error: (Error & Partial<FastifyError>) | Problem): Problem {
  if (error instanceof Problem) return error;
  if (unstorableText.has(error.code ?? '')) {
    return new Problem(422, 'invalid_input', 'A text contains a character that cannot be stored: remove it.');
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidInput(error.validation);
  const known = messageByFrameworkCode[error.code ?? ''];
  if (known) return new Problem(error.statusCode ?? 400, known.code, known.detail);
  if (error.statusCode === 429) {
    return new Problem(429, 'too_many_requests', 'Too many tries in a short time: wait a minute and try again.');
  }
  if (error.statusCode && error.statusCode < 500) return new Problem(error.statusCode, 'bad_request', error.message);
  return new Problem(500, 'internal_error', 'Something went wrong here. It has been logged; please try again.');
}

function invalidInput(issues: { instancePath: string; message?: string }[]): Problem {
  const errors: FieldProblem[] = issues.map(({ instancePath, message }) => ({
    path: instancePath.slice(1).replaceAll('/', '.'),
    message: message ?? 'This value is not accepted.',
  }));
  const fields = errors.map(({ path }) => path || 'the body').join(', ');
  return new Problem(422, 'invalid_input', `Please check ${fields}: ${errors[0]?.message ?? ''}`, errors);
}

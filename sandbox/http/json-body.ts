import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../context.ts';
import { noteRequestBody } from './install-request-log.ts';

/**
 * The deepest nesting of a body.
 * @assumed 11: JSON nested deeper than a hundred levels is refused like malformed JSON.
 */
const deepest = 100;

/** Parses JSON bodies. An empty one counts as no body, as in `DELETE` with a content type. */
export function installJsonBodies(server: FastifyInstance, sandbox: Sandbox): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const body = String(text);
    noteRequestBody(sandbox, request, body);
    if (body.trim() === '') done(null, undefined);
    else if (isTooDeep(body))
      done(Object.assign(new Error('The JSON nests too deep.'), { statusCode: 400 }), undefined);
    else void parse(request, body, done);
  });
}

/** Counts brackets outside strings. The result for malformed text does not matter: parsing refuses it. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '"') at = endOfString(json, at);
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** The place of the quote that ends the string beginning at `start`. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end === -1 ? json.length : end;
}

/** Whether an odd number of backslashes precedes. */
function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

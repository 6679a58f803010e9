import type { FastifyRequest } from 'fastify';
import { isPlainObject } from '../../http/plain-object.ts';
import { message } from './layout.ts';

/**
 * The line above a page that says what a form did, after the redirect to `?done=<word>`.
 * @returns finished HTML; empty without a known word
 */
export function doneSentence(request: FastifyRequest, sentences: Readonly<Record<string, string>>): string {
  const done = isPlainObject(request.query) ? request.query['done'] : undefined;
  const sentence = typeof done === 'string' && Object.hasOwn(sentences, done) ? sentences[done] : undefined;
  return sentence === undefined ? '' : message('good', sentence);
}

import type { FastifyRequest } from 'fastify';
import { message } from './layout.ts';
import { queryOf } from './query.ts';

/**
 * The line above a page that says what a form did, after the redirect to `?done=<key>`.
 * @returns finished HTML; empty for an unknown key
 */
export function doneSentence(request: FastifyRequest, sentences: Readonly<Record<string, string>>): string {
  const done = queryOf(request).text('done');
  const sentence = Object.hasOwn(sentences, done) ? sentences[done] : undefined;
  return sentence === undefined ? '' : message('good', sentence);
}

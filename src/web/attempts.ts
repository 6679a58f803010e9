import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { newId } from '../platform/id/id.ts';

/** One of the times that a request is carried out. */
export type Attempt = {
  /** the same for all attempts of a request with an Idempotency-Key; else of this one alone */
  id: string;
  /** an earlier attempt with the same key and body ended without an answer: what it did may be there */
  isAgain: boolean;
};

const attempts = new WeakMap<FastifyRequest, Attempt>();

export const noteAttempt = (request: FastifyRequest, attempt: Attempt): void => void attempts.set(request, attempt);

export const attemptOf = (request: FastifyRequest): Attempt => attempts.get(request) ?? { id: newId(), isAgain: false };

/** A name as an id, in the form of a UUID of version 8 (RFC 9562). */
export function idOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

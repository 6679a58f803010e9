import type { FastifyRequest } from 'fastify';
import { isPlainObject } from '../../http/plain-object.ts';

/** The query of a request's address. */
export interface Query {
  /** A parameter without surrounding space; empty when it is missing or repeated. */
  text(name: string): string;
  /** The number of the wanted page, from 1. */
  page: number;
}

/** Reads the query of a request; invalid values count as missing. */
export function queryOf(request: FastifyRequest): Query {
  const given = isPlainObject(request.query) ? request.query : {};
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].trim() : '');
  return { text, page: Math.max(1, Math.floor(Number(text('page'))) || 1) };
}

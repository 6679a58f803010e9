import type { RefusalCode } from './refusal-codes.ts';

/** What is wrong with one field of an input: its path into the body or query, and what to do. */
export type FieldProblem = { path: string; message: string };

/** A record that a refusal speaks of. */
export type RefusalSubject = { kind: 'lead' | 'referrer'; id: string; campaignId: string };

/**
 * What a use case throws when it cannot do what was asked. `code` is stable, `message` is a sentence that says
 * what to do; neither carries secrets or personal data. How a code is answered over HTTP is decided in web.
 */
export class Refusal extends Error {
  /** the record that is in the way, for a link to it */
  about: RefusalSubject | null = null;
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: FieldProblem[];

  constructor(code: RefusalCode, message: string, details: FieldProblem[] = []) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** A refusal to throw: `throw refuse('no_sync', 'This import is no ongoing sync.')`. */
export const refuse = (code: RefusalCode, message: string, details: FieldProblem[] = []): Refusal =>
  new Refusal(code, message, details);

/** The refusal of one field, because of a record that is in the way. */
export function refuseFor(path: string, code: RefusalCode, message: string, about: RefusalSubject): Refusal {
  const refusal = refuse(code, message, [{ path, message }]);
  refusal.about = about;
  return refusal;
}

/** The refusal for a record that the workspace does not have. @param noun as in “There is no such lead.” */
export const notFound = (noun: string): Refusal =>
  refuse('not_found', `There is no such ${noun}. It may have been removed, or the address is incomplete.`);

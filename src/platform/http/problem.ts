/** One thing that is wrong with what was sent: where (path into the body or query) and what to do. */
export type FieldProblem = { path: string; message: string };

/**
 * A refusal that reaches the caller as application/problem+json (RFC 9457). `code` is lasting, `detail` is a sentence
 * for people that says what to do; neither carries secrets or personal data.
 */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly errors: FieldProblem[];

  constructor(status: number, code: string, detail: string, errors: FieldProblem[] = []) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const notFound = (what: string) =>
  new Problem(404, 'not_found', `There is no such ${what}. It may have been removed, or the address is incomplete.`);

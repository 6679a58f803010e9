/** One entry of Intercom's error list; `code` is always there (reference 1). */
export interface ErrorEntry {
  code: string;
  message: string | null;
}

/** An answer in Intercom's `error.list` envelope. Thrown by rules, rendered at the edge. */
export class IntercomError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The body of an error answer. Documented envelope (reference 1). */
export function presentError(error: ErrorEntry, requestId: string | null) {
  return { type: 'error.list', request_id: requestId, errors: [{ code: error.code, message: error.message }] };
}

/** 400 `parameter_invalid`. */
export const invalid = (message: string): IntercomError => new IntercomError(400, 'parameter_invalid', message);

/** 404 as contact routes word it, for leads too. Documented (reference 4.5). */
export const userNotFound = (): IntercomError => new IntercomError(404, 'not_found', 'User Not Found');

/** 404 of every other resource. Documented (reference 4.5). */
export const resourceNotFound = (): IntercomError => new IntercomError(404, 'not_found', 'Resource Not Found');

/** 401 for a missing, unknown or revoked token. Documented (reference 11); that revoked ones read the same is assumed. */
export const tokenInvalid = (): IntercomError => new IntercomError(401, 'unauthorized', 'Access Token Invalid');

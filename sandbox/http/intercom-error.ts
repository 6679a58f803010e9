/** One entry of Intercom's error list; `code` is always present. */
export interface ErrorEntry {
  code: string;
  message: string | null;
}

/** An error in Intercom's `error.list` envelope. Thrown by rules, rendered by the HTTP layer. */
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

/** @documented 1: Errors come as an error.list with the request's id and a list of codes and messages. */
export function presentError(error: ErrorEntry, requestId: string | null) {
  return { type: 'error.list', request_id: requestId, errors: [{ code: error.code, message: error.message }] };
}

/** 400 `parameter_invalid`. */
export const invalid = (message: string): IntercomError => new IntercomError(400, 'parameter_invalid', message);

/** @documented 4.5: Calls about contacts say 404 not_found "User Not Found", for leads too. */
export const userNotFound = (): IntercomError => new IntercomError(404, 'not_found', 'User Not Found');

/** @documented 4.5: Other calls say 404 not_found "Resource Not Found". */
export const resourceNotFound = (): IntercomError => new IntercomError(404, 'not_found', 'Resource Not Found');

/** @documented 11: A token that is unknown answers 401 unauthorized "Access Token Invalid". */
export const tokenInvalid = (): IntercomError => new IntercomError(401, 'unauthorized', 'Access Token Invalid');

import type { FastifyRequest } from 'fastify';
import type { KeptText } from './kept-text.ts';
import type { RateState } from './rate-limiter.ts';

/** One call of the imitated API or to an unknown address, as far as it is known. */
export interface LoggedRequest {
  /** Our own number, growing. */
  row: number;
  requestId: string;
  /** When it arrived, milliseconds. */
  at: number;
  method: string;
  /** Without the query. */
  path: string;
  queryKeys: string[];
  /** The route, such as `/contacts/:id`; null for an unknown address. */
  route: string | null;
  /** The calling app; null without a known token. */
  clientId: string | null;
  workspaceId: string | null;
  /** The API version it was answered in; null when it did not get that far. */
  version: string | null;
  rate: RateState | null;
  /** Keys that the call does not accept. Intercom ignores them; the log points them out. */
  unknownQuery: string[];
  unknownBody: string[];
  /** The fault that hit it. */
  fault: string | null;
  /** null until there is a response. */
  status: number | null;
  /** `code` of the first error in the response. */
  errorCode: string | null;
  /** Milliseconds of real time until the response was finished or the connection closed; null until then. */
  tookMs: number | null;
  /** The token is left out. */
  requestHeaders: Record<string, string>;
  requestBody: KeptText | null;
  answerHeaders: Record<string, string>;
  answerBody: KeptText | null;
}

/** How many calls are kept; older ones are dropped. */
export const mostRequests = 5_000;

/** The latest calls, oldest first. In memory only. */
export class RequestLog {
  #rows: LoggedRequest[] = [];
  readonly #byRequest = new WeakMap<FastifyRequest, LoggedRequest>();
  #lastRow = 0;

  /** Logs a call when it arrives. */
  begin(request: FastifyRequest, known: Omit<LoggedRequest, 'row'>): LoggedRequest {
    this.#lastRow += 1;
    const row = { row: this.#lastRow, ...known };
    this.#rows.push(row);
    // Trimmed in batches: shifting thousands of rows on each call would cost more than the call.
    if (this.#rows.length >= mostRequests + 500) this.#rows = this.#rows.slice(-mostRequests);
    this.#byRequest.set(request, row);
    return row;
  }

  /** Updates a logged call; ignores calls that are not logged. */
  note(request: FastifyRequest, known: Partial<LoggedRequest>): void {
    const row = this.#byRequest.get(request);
    if (row !== undefined) Object.assign(row, known);
  }

  list(): readonly LoggedRequest[] {
    return this.#rows.length > mostRequests ? this.#rows.slice(-mostRequests) : this.#rows;
  }

  find(row: number): LoggedRequest | undefined {
    return this.#rows.find((one) => one.row === row);
  }

  clear(): void {
    this.#rows = [];
  }
}

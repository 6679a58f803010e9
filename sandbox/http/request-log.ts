import type { FastifyRequest } from 'fastify';
import type { KeptText } from './kept-text.ts';
import type { RateState } from './rate-limiter.ts';

/** One call of the imitated API, or one that met nothing here, as far as it is known by now. */
export interface LoggedRequest {
  /** Our own number, growing. */
  row: number;
  requestId: string;
  /** When it came, milliseconds. */
  at: number;
  method: string;
  /** Without the query. */
  path: string;
  queryKeys: string[];
  /** The call that answers it, such as `/contacts/:id`; null when nothing here does. */
  route: string | null;
  /** Who called; null when the token did not say. */
  clientId: string | null;
  workspaceId: string | null;
  /** The API version it was answered in; null when it did not get that far. */
  version: string | null;
  rate: RateState | null;
  /** Keys that the call does not take. Intercom ignores them; here they are pointed out. */
  unknownQuery: string[];
  unknownBody: string[];
  /** The fault that hit it. */
  fault: string | null;
  /** null as long as nothing was answered. */
  status: number | null;
  /** `code` of the first error answered. */
  errorCode: string | null;
  /** Milliseconds of real time until the answer was finished or the connection gone; null until then. */
  tookMs: number | null;
  /** The token is left out. */
  requestHeaders: Record<string, string>;
  requestBody: KeptText | null;
  answerHeaders: Record<string, string>;
  answerBody: KeptText | null;
}

/** How many calls are kept; older ones are forgotten. */
export const mostRequests = 5_000;

/** The last calls, oldest first. Lives in memory only. */
export class RequestLog {
  #rows: LoggedRequest[] = [];
  readonly #byRequest = new WeakMap<FastifyRequest, LoggedRequest>();
  #lastRow = 0;

  /** Takes down a call as it comes in. */
  begin(request: FastifyRequest, known: Omit<LoggedRequest, 'row'>): LoggedRequest {
    this.#lastRow += 1;
    const row = { row: this.#lastRow, ...known };
    this.#rows.push(row);
    // Cut now and then rather than each time: a shift of thousands per call would cost more than the call.
    if (this.#rows.length >= mostRequests + 500) this.#rows = this.#rows.slice(-mostRequests);
    this.#byRequest.set(request, row);
    return row;
  }

  /** Adds what became known about a call; does nothing for one that is not logged. */
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

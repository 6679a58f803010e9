/** One call of the imitated API and its response, as sent. */
export interface Exchange {
  method: string;
  /** Path and query. */
  url: string;
  /** The route, such as `/contacts/:id`. */
  route: string;
  /** Lower-case names; headers that hold credentials are left out. */
  requestHeaders: Record<string, string>;
  /** The JSON body; null when there was none or it could not be read. */
  requestBody: unknown;
  status: number;
  /** The API version it was answered in; null when it did not get that far. */
  version: string | null;
  responseHeaders: Record<string, string>;
  /** The JSON body; null when it was empty. */
  responseBody: unknown;
}

/** Receives each exchange just before its response is sent; must not throw. */
export type ExchangeListener = (exchange: Exchange) => void;

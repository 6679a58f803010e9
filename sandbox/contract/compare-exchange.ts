import type { Exchange } from '../http/exchange.ts';
import type { Description, Finding } from './description.ts';

/** A place where an exchange departs from what is described. */
export interface Difference {
  method: string;
  /** As described, or the route's own when it is not. */
  path: string;
  status: number;
  side: 'call' | 'request' | 'answer';
  /** JSON pointer with `*` for places in lists; empty for the whole. */
  pointer: string;
  message: string;
  /** The value at that place. */
  example: unknown;
}

/**
 * Holds one exchange against a description. What a refused request lacked is its caller's matter, hence only the
 * requests of good answers are looked at.
 */
export function compareExchange(description: Description, exchange: Exchange): Difference[] {
  const { method, url, status, requestBody, responseBody } = exchange;
  const path = description.pathOf(method, url);
  if (path === undefined)
    return [
      { ...placeOf(exchange, exchange.route), side: 'call', pointer: '', message: 'is not described', example: url },
    ];
  const place = placeOf(exchange, path);
  const request =
    status < 300
      ? description.findInRequest({ method, path: url, headers: exchange.requestHeaders, body: requestBody })
      : [];
  const answer = description.findInAnswer(method, url, status, responseBody);
  return [
    ...request.map((found) => differenceOf(place, 'request', found, { requestBody, query: url.split('?')[1] })),
    ...answer.map((found) => differenceOf(place, 'answer', found, responseBody)),
  ];
}

const placeOf = ({ method, status }: Exchange, path: string) => ({ method, path, status });

function differenceOf(
  place: ReturnType<typeof placeOf>,
  side: Difference['side'],
  { pointer, message }: Finding,
  whole: unknown,
): Difference {
  return {
    ...place,
    side,
    pointer: pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*'),
    message,
    example: valueAt(whole, pointer),
  };
}

function valueAt(whole: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  let value = whole;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return value;
}

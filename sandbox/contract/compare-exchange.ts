import type { Exchange } from '../http/exchange.ts';
import type { Description } from './description.ts';
import type { Finding } from './findings.ts';
import { hasKey, missingKeys } from './example-keys.ts';

/** A place where an exchange differs from the description. */
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
 * Compares one exchange with a description. The request is only compared when it succeeded: a refused one is invalid
 * on purpose.
 */
export function compareExchange(description: Description, exchange: Exchange): Difference[] {
  const { method, url, status, requestBody, responseBody } = exchange;
  // HEAD has no body to compare.
  if (method === 'HEAD') return [];
  const call = description.callTo(method, url);
  if (call === undefined)
    return [
      { ...placeOf(exchange, exchange.route), side: 'call', pointer: '', message: 'is not described', example: url },
    ];
  const place = placeOf(exchange, call.path);
  const request =
    status < 300 ? call.findInRequest({ method, path: url, headers: exchange.requestHeaders, body: requestBody }) : [];
  // The examples are part of the description and show some keys that its schemas lack.
  const examples = status < 300 ? call.examplesOf(status) : [];
  const answer = [
    ...call
      .findInAnswer(status, responseBody)
      .filter(({ pointer, message }) => message !== 'is not described' || !hasKey(examples, anywhere(pointer))),
    ...missingKeys(examples, responseBody).map((pointer) => ({ pointer, message: 'is missing' })),
  ];
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
    pointer: anywhere(pointer),
    message,
    example: valueAt(whole, pointer),
  };
}

/** A pointer with `*` for places in lists. */
const anywhere = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');

function valueAt(whole: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  let value = whole;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return value;
}

import { isTooDeep } from '../../platform/text/json-depth.ts';

/** Undefined for what is no JSON, or nests too deep. */
export function parseJson(text: string): unknown {
  try {
    return isTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

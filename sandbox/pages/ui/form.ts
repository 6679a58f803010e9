import { isPlainObject } from '../../http/plain-object.ts';

/** A posted HTML form. */
export interface Form {
  /** The value of a field; empty text when it is missing. */
  text(name: string): string;
  /** Every value of a field that may occur several times. */
  all(name: string): string[];
  has(name: string): boolean;
}

/** Reads a parsed form body. */
export function formOf(body: unknown): Form {
  const fields = isPlainObject(body) ? body : {};
  const all = (name: string) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [value].flat().filter((one) => typeof one === 'string');
  };
  return { all, text: (name) => all(name)[0] ?? '', has: (name) => all(name).length > 0 };
}

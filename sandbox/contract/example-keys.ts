/** Objects by where they are: a pointer with `*` for places in lists, each with every object found there. */
type Objects = Map<string, object[]>;

/** Keys below these are the workspace's own. */
const ownKeys = new Set(['custom_attributes', 'metadata']);

/**
 * The keys that a response lacks although the objects of all examples have them. Intercom shows empty values as null,
 * and its description rarely marks keys as required.
 * @returns JSON pointers, with `*` for places in lists
 */
export function missingKeys(examples: readonly unknown[], answer: unknown): string[] {
  const expected = objectsOf(examples);
  const missing = new Set<string>();
  for (const [pointer, objects] of objectsOf([answer])) {
    for (const key of keysOfAll(expected.get(pointer) ?? []))
      if (objects.some((one) => !Object.hasOwn(one, key))) missing.add(`${pointer}/${key}`);
  }
  return [...missing];
}

/** Whether one of the examples has a key at a pointer, with `*` for places in lists. */
export function hasKey(examples: readonly unknown[], pointer: string): boolean {
  const at = pointer.lastIndexOf('/');
  const key = pointer.slice(at + 1);
  return (objectsOf(examples).get(pointer.slice(0, at)) ?? []).some((one) => Object.hasOwn(one, key));
}

function keysOfAll([first, ...others]: object[]): string[] {
  return Object.keys(first ?? {}).filter((key) => others.every((one) => Object.hasOwn(one, key)));
}

function objectsOf(values: readonly unknown[], pointer = '', found: Objects = new Map()): Objects {
  for (const value of values) {
    if (Array.isArray(value)) objectsOf(value, `${pointer}/*`, found);
    else if (typeof value === 'object' && value !== null) {
      const there = found.get(pointer);
      if (there === undefined) found.set(pointer, [value]);
      else there.push(value);
      for (const [key, inner] of Object.entries(value))
        if (!ownKeys.has(key)) objectsOf([inner], `${pointer}/${key}`, found);
    }
  }
  return found;
}

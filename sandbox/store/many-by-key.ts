/** Several values per key. A single value is stored without a set, because most keys have only one. */
export class ManyByKey<Key, Value extends object> {
  readonly #held = new Map<Key, Value | Set<Value>>();

  add(key: Key, value: Value): void {
    const held = this.#held.get(key);
    if (held === undefined) this.#held.set(key, value);
    else if (held instanceof Set) held.add(value);
    else if (held !== value) this.#held.set(key, new Set([held, value]));
  }

  remove(key: Key, value: Value): void {
    const held = this.#held.get(key);
    if (held instanceof Set) held.delete(value);
    if (held === value || (held instanceof Set && held.size === 0)) this.#held.delete(key);
  }

  get(key: Key): Iterable<Value> {
    const held = this.#held.get(key);
    if (held === undefined) return [];
    return held instanceof Set ? held : [held];
  }

  count(key: Key): number {
    const held = this.#held.get(key);
    if (held === undefined) return 0;
    return held instanceof Set ? held.size : 1;
  }
}

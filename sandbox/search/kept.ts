/** A cache with a maximum size that evicts the least recently used entry. */
export class Kept<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The cached value of a key, created when missing. */
  get(name: string, make: () => Value): Value {
    const value = this.#values.get(name) ?? make();
    this.#values.delete(name);
    this.#values.set(name, value);
    const [eldest] = this.#values.keys();
    if (this.#values.size > this.#most && eldest !== undefined) this.#values.delete(eldest);
    return value;
  }

  all(): MapIterator<Value> {
    return this.#values.values();
  }

  clear(): void {
    this.#values.clear();
  }
}

/** What was made before and is kept, up to a number of things; those that are asked for least go. */
export class Kept<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  /** What is kept under a name, made first when nothing is. */
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

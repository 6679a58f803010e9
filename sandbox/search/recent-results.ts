/** How many results are kept. */
const most = 8;

/** The results of the latest searches, kept for their next pages while nothing changes. */
export class RecentResults<Row> {
  readonly #found = new Map<string, readonly Row[]>();

  /** What `find` finds, or has found when the same `question` was asked before. */
  get(question: string, find: () => readonly Row[]): readonly Row[] {
    const found = this.#found.get(question) ?? find();
    this.#found.delete(question);
    this.#found.set(question, found);
    const [eldest] = this.#found.keys();
    if (this.#found.size > most && eldest !== undefined) this.#found.delete(eldest);
    return found;
  }

  /** To be called when a search might now find something else. */
  clear(): void {
    this.#found.clear();
  }
}

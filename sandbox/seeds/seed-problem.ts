/** Where in a seed something stands: keys and list positions from the top. */
export type SeedPath = (string | number)[];

/** Something in a seed that cannot be, found by comparing its parts. */
export class SeedProblem extends Error {
  readonly path: SeedPath;

  /** @param sentence what is wrong and what to change */
  constructor(path: SeedPath, sentence: string) {
    super(sentence);
    this.path = path;
  }
}

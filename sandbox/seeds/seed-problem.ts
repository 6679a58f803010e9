/** A place in a seed: keys and list positions from the top. */
export type SeedPath = (string | number)[];

/** A contradiction between parts of a seed. */
export class SeedProblem extends Error {
  readonly path: SeedPath;

  /** @param sentence what is wrong and what to change */
  constructor(path: SeedPath, sentence: string) {
    super(sentence);
    this.path = path;
  }
}

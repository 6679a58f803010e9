/** A departure from Intercom's description that is meant, because better evidence than the description says so. */
export interface KnownDifference {
  /** `METHOD /path` as described, or a pattern for several. */
  call: RegExp;
  status?: number;
  /** Pattern for the JSON pointer and what is said about it, such as `/avatar must be object`. */
  finding: RegExp;
  /** The evidence, with its place in the reference. */
  reason: string;
}

export const knownDifferences: KnownDifference[] = [];

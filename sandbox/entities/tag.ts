/** A label that contacts carry. */
export interface Tag {
  /** Decimal string. */
  id: string;
  name: string;
}

/** A tag on a contact: which, when (ms) and by which admin. */
export interface AppliedTag {
  id: string;
  appliedAt: number;
  appliedBy: string;
}

import type { Sort } from './list-rules.ts';

/** How a list is sorted, and what changes that. */
export interface Sorting {
  now: Sort;
  /** by what the server lists when nothing is asked for, the newest first */
  natural: string;
  onSort: (next: Sort) => void;
}

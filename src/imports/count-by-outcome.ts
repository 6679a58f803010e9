import type { RowCount } from './import.ts';

/** How many people an import has of each kind. */
export type ImportCounts = {
  create: number;
  update: number;
  skip: number;
  exclude: number;
  /** matched only after the dry run, and was left out */
  later: number;
  /** to be enrolled or changed, and not reached yet */
  waiting: number;
  enrolled: number;
  updated: number;
  failed: number;
  /** no longer meant, of an ongoing sync */
  left: number;
  undecided: number;
};

export function tally(rows: readonly RowCount[]): ImportCounts {
  const sum = (is: (row: RowCount) => boolean) => rows.reduce((total, row) => (is(row) ? total + row.count : total), 0);
  return {
    create: sum(({ outcome }) => outcome === 'create'),
    update: sum(({ outcome }) => outcome === 'update'),
    skip: sum(({ outcome }) => outcome === 'skip'),
    exclude: sum(({ outcome }) => outcome === 'exclude'),
    later: sum(({ outcome }) => outcome === 'later'),
    waiting: sum(({ outcome, result }) => (outcome === 'create' || outcome === 'update') && result === null),
    enrolled: sum(({ result }) => result === 'enrolled'),
    updated: sum(({ result }) => result === 'updated'),
    failed: sum(({ result }) => result === 'failed'),
    left: sum(({ left }) => left),
    undecided: sum(({ undecided }) => undecided),
  };
}

/** By what a list is sorted, and which way; nothing stands for the order in which the server lists by itself. */
export interface Sort<By extends string = string> {
  sort: By | undefined;
  order: 'asc' | 'desc' | undefined;
}

/** What a column says about sorting by it. */
export interface SortedColumn {
  by: string;
  /** the way of the first click: names from A, numbers and dates from the greatest */
  first: 'asc' | 'desc';
}

/** What a click on the header of a column asks for. @param current how the list is sorted now */
export function nextSort(column: SortedColumn, current: Sort): Sort {
  if (current.sort !== column.by) return { sort: column.by, order: column.first };
  return { sort: column.by, order: current.order === 'asc' ? 'desc' : 'asc' };
}

/**
 * What is selected after a click on a row's checkbox.
 * @param rows the ids on screen, in their order
 * @param from the row that was clicked before; with it the rows between become as the clicked one does
 */
export function selectRow(
  selected: ReadonlySet<string>,
  rows: readonly string[],
  clicked: string,
  from: string | null,
): Set<string> {
  const next = new Set(selected);
  const isOn = !selected.has(clicked);
  const [a, b] = [rows.indexOf(clicked), from === null ? -1 : rows.indexOf(from)];
  const meant = a === -1 || b === -1 ? [clicked] : rows.slice(Math.min(a, b), Math.max(a, b) + 1);
  for (const id of meant) {
    if (isOn) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** What many changes came to: "3 leads qualified. 2 not: This lead is Qualified." The most frequent reasons come first. */
export function movesText(done: string, { moved, refused }: { moved: number; refused: readonly { reason: string }[] }) {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, n]) => `${n.toLocaleString()} not: ${reason}`);
  return [`${moved.toLocaleString()} ${done}.`, ...reasons].join(' ');
}

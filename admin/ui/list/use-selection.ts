import { useState } from 'react';
import { selectRow } from './list-rules.ts';

/** Which rows of a list are selected, and what changes that. */
export interface Selection {
  selected: ReadonlySet<string>;
  /** @param isRange the rows from the one clicked before are meant too */
  toggle: (rows: readonly string[], id: string, isRange: boolean) => void;
  choose: (ids: Iterable<string>) => void;
  clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** @param key stands for what the list shows; with another one nothing is selected */
export function useSelection(key: string): Selection {
  const [state, setState] = useState({ key, selected: none, last: null as string | null });
  const { selected, last } = state.key === key ? state : { selected: none, last: null };
  return {
    selected,
    toggle: (rows, id, isRange) =>
      setState({ key, selected: selectRow(selected, rows, id, isRange ? last : null), last: id }),
    choose: (ids) => setState({ key, selected: new Set(ids), last: null }),
    clear: () => setState({ key, selected: none, last: null }),
  };
}

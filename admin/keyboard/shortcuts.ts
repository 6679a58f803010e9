/** One line of the list of shortcuts. */
export interface Shortcut {
  /** As `aria-keyshortcuts` names them. */
  keys: readonly string[];
  what: string;
}

/** Where the reader can be: each group is a heading of the list. */
export const shortcuts: ReadonlyArray<{ place: string; entries: readonly Shortcut[] }> = [
  {
    place: 'Everywhere',
    entries: [
      { keys: ['Mod+K'], what: 'Search, or go to a screen' },
      { keys: ['/'], what: 'Search in this list' },
      { keys: ['?'], what: 'Show these shortcuts' },
    ],
  },
  {
    place: 'In a list',
    entries: [
      { keys: ['j'], what: 'Next row' },
      { keys: ['k'], what: 'Previous row' },
      { keys: ['Enter'], what: 'Open the row' },
      { keys: ['x'], what: 'Select the row, where rows can be selected' },
    ],
  },
];

export type ShortcutAction = 'search' | 'help' | 'next' | 'previous' | 'select';

const actions: Readonly<Record<string, ShortcutAction>> = {
  '/': 'search',
  '?': 'help',
  j: 'next',
  k: 'previous',
  x: 'select',
};

/** What was pressed, and where. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Whether something is being typed or chosen: in a field, a menu, or a dialog. */
  isBusy: boolean;
}

/** The action of a key by itself; null for every other key, and while it is needed for typing. */
export function actionOf({ key, ctrlKey, metaKey, altKey, isBusy }: Press): ShortcutAction | null {
  if (isBusy || ctrlKey || metaKey || altKey) return null;
  return actions[key] ?? null;
}

/** The row to move to from the row at `current` (-1: from none), among `count`; stays at the ends. */
export function nextRow(current: number, step: 1 | -1, count: number): number {
  if (current === -1) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + step));
}

import { useEffect } from 'react';
import { actionOf, nextRow, type ShortcutAction } from './shortcuts.ts';
import { openShortcuts } from './shortcuts-dialog.tsx';
import { useSingleKeys } from './use-single-keys.ts';

const editable = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const onTop = '[role=dialog], [role=menu], [role=listbox]';

/** Makes single keys act on the screen: see shortcuts.ts. */
export function useShortcuts(): void {
  const [isOn] = useSingleKeys();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const isTyping = target instanceof Element && target.closest(editable) !== null;
      const isBusy = event.defaultPrevented || isTyping || isSomethingOnTop();
      const action = actionOf({ key, ctrlKey, metaKey, altKey, isBusy });
      // the list itself stays reachable, since it has the switch
      if (!action || (!isOn && action !== 'help')) return;
      if (act[action]()) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [isOn]);
}

/** Lists of closed fields stay in the document, unseen. */
const isSomethingOnTop = () => [...document.querySelectorAll(onTop)].some((element) => element.checkVisibility());

/** What each does; tells whether there was something to act on. */
const act: Record<ShortcutAction, () => boolean> = {
  search: () => {
    const field = document.querySelector<HTMLInputElement>('#content input[type=search]');
    field?.focus();
    field?.select();
    return field !== null;
  },
  help: () => {
    openShortcuts();
    return true;
  },
  next: () => moveTo(1),
  previous: () => moveTo(-1),
  select: () => {
    const all = rows();
    const box = all[currentRow(all)]?.querySelector<HTMLInputElement>('input[type=checkbox]');
    box?.click();
    return Boolean(box);
  },
};

const rows = () => [...document.querySelectorAll<HTMLElement>('#content tbody tr')];

const currentRow = (all: readonly HTMLElement[]) => all.findIndex((row) => row.contains(document.activeElement));

/** Focus goes to the link of a row, so that Enter opens it as it opens any link. */
function moveTo(step: 1 | -1): boolean {
  const all = rows();
  if (all.length === 0) return false;
  const row = all[nextRow(currentRow(all), step, all.length)]!;
  const link = row.querySelector<HTMLElement>('a[href]');
  if (!link) row.tabIndex = -1;
  (link ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

import { createSpotlight } from '@mantine/spotlight';

/** The state of the command palette, and what opens it. */
export const [paletteStore, palette] = createSpotlight();

/** Selects the first line, unless the reader moved to another one. */
export function selectFirst(): void {
  const { listId, selected } = paletteStore.getState();
  const list = document.getElementById(listId);
  if (!list || selected > 0) return;
  list.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  paletteStore.updateState((state) => ({ ...state, selected: 0 }));
}

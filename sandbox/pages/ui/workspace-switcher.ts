import { html } from 'ghtml';
import type { Workspace } from '../../entities/workspace.ts';

/** Where the head of every page posts which workspace to show. */
export const switchPath = '/show-workspace';

/**
 * The part of the head that says whose data is shown, and turns to another workspace when there are several.
 * @param back the page to return to: a section, as a person of one workspace is none of another
 */
export function workspaceSwitcher(shown: Workspace, all: readonly Workspace[], back: string): string {
  if (all.length < 2) return html`<span class="where">${shown.name} · ${shown.region} · ${shown.timezone}</span>`;
  const options = all.map(
    (one) =>
      html`<option value="${one.idCode}" !${one === shown ? 'selected' : ''}>${one.name} · ${one.region}</option>`,
  );
  return html`<form class="where" method="post" action="${switchPath}">
    <input type="hidden" name="back" value="${back}" />
    <select name="workspace" aria-label="Workspace shown">
      !${options}
    </select>
    <button class="little">Show</button>
  </form>`;
}

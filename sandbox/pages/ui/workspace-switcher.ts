import { html } from 'ghtml';
import type { Workspace } from '../../entities/workspace.ts';

/** The address that switches the shown workspace. */
export const switchPath = '/show-workspace';

/**
 * The part of the header that names the shown workspace, with a switcher when there are several.
 * @param back the section to return to; a single record would not exist in another workspace
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

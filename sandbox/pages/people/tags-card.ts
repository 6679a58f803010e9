import { html } from 'ghtml';
import type { AppliedTag } from '../../entities/tag.ts';
import type { Workspace } from '../../entities/workspace.ts';

/**
 * The applied tags, each with a button that removes it, and a form to add one.
 * @param action the address that takes `name` (to add) or `remove` (a tag's id)
 */
export function tagsCard(action: string, applied: readonly AppliedTag[], workspace: Workspace): string {
  const own = workspace.tags.filter((tag) => applied.some((one) => one.id === tag.id));
  const others = workspace.tags.filter((tag) => !own.includes(tag));
  const items = own.map(
    (tag) =>
      html`<li>
        <form method="post" action="${action}">
          <button class="little" name="remove" value="${tag.id}" aria-label="Remove tag ${tag.name}">
            ${tag.name} ✕
          </button>
        </form>
      </li>`,
  );
  const list = html`<ul class="tags">
    !${items}
  </ul>`;
  return html`<section class="card">
    <h2>Tags</h2>
    !${own.length === 0 ? '<p class="quiet">No tags yet.</p>' : list}
    <form class="row" method="post" action="${action}">
      <input name="name" list="known-tags" aria-label="Tag to add" placeholder="Add a tag" autocomplete="off" />
      <datalist id="known-tags">!${others.map((tag) => html`<option value="${tag.name}"></option>`)}</datalist>
      <button>Add</button>
    </form>
  </section>`;
}

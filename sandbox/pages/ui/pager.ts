import { html } from 'ghtml';

/** Rows on one page of a list. */
export const perPage = 50;

/**
 * Links to the previous and next page of a list. Empty when everything fits on one page.
 * @param at `page` counts from 1, `total` counts rows
 * @param addressOf the address of a page
 */
export function pager(at: { page: number; total: number }, addressOf: (page: number) => string): string {
  if (at.total <= perPage) return '';
  const last = Math.ceil(at.total / perPage);
  const link = (page: number, label: string) => html`<a class="button" href="${addressOf(page)}">${label}</a>`;
  return html`<nav class="pager" aria-label="Pages">
    !${at.page > 1 ? link(at.page - 1, 'Newer') : '<span></span>'}
    <span class="quiet small">Page ${at.page} of ${last}</span>
    !${at.page < last ? link(at.page + 1, 'Older') : '<span></span>'}
  </nav>`;
}

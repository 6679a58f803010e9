import { html } from 'ghtml';
import { perPage } from './pager.ts';

/** The rows of one page of a list. @param page counts from 1 */
export const rowsOnPage = <Row>(rows: readonly Row[], page: number): Row[] =>
  rows.slice((page - 1) * perPage, page * perPage);

/**
 * A list as a table in a card.
 * @param columns their titles; those whose title begins with `wide:` are left out on a phone
 * @param rows each a `<tr>`
 */
export const listTable = (columns: readonly string[], rows: readonly string[]): string =>
  html`<div class="card list">
    <table>
      <thead>
        <tr>
          !${columns.map(columnHead)}
        </tr>
      </thead>
      <tbody>
        !${[...rows]}
      </tbody>
    </table>
  </div>`;

function columnHead(column: string): string {
  const [, wide, title] = /^(wide:)?(.*)$/.exec(column) ?? [];
  return html`<th scope="col" !${wide ? 'class="wide"' : ''}>${title}</th>`;
}

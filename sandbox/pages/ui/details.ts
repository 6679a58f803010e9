import { html } from 'ghtml';

/** Names with their values as a description list. */
export function detailsList(rows: readonly (readonly [name: string, value: string])[]): string {
  const items = rows.map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  );
  return html`<dl>!${items}</dl>`;
}

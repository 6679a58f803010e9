import { html } from 'ghtml';
import { byChapter, type Chapter } from '../../../marks/chapters.ts';
import { type Mark, type MarkKind, markKinds } from '../../../marks/parse-marks.ts';
import { paths } from '../../ui/layout.ts';

/** What the reader wants to see: one kind or all, and words that the sentence or place holds. */
export interface BehaviourFilter {
  kind: MarkKind | null;
  words: string;
}

const chips: Record<MarkKind, string> = { recorded: 'good', documented: '', assumed: 'warn' };

/** The behaviours that pass the filter, by chapter of the reference, under a row of kinds with their numbers. */
export function behavioursBody(marks: readonly Mark[], filter: BehaviourFilter): string {
  const found = marks.filter((mark) => holds(mark, filter.words));
  const shown = found.filter((mark) => filter.kind === null || mark.kind === filter.kind);
  const empty = '<div class="card empty"><p>No behaviour fits. Try other words, or all kinds.</p></div>';
  return html`<div class="head"><h1>Behaviours</h1></div>
    <p class="quiet">
      What this practice Intercom imitates, and how we know: <em>recorded</em> from the real one, <em>documented</em> by
      Intercom, or <em>assumed</em> because neither says. Do not build on what is assumed.
    </p>
    <nav class="tabs" aria-label="Kinds">!${tabs(found, filter)}</nav>
    <div class="card">!${searchForm(filter)}</div>
    !${shown.length === 0 ? empty : byChapter(shown).map(chapter)}`;
}

function holds(mark: Mark, words: string): boolean {
  const text = `${mark.place} ${mark.sentence}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function searchForm({ kind, words }: BehaviourFilter): string {
  return html`<form class="row" method="get" action="${paths.behaviours}" role="search">
    !${kind === null ? '' : html`<input type="hidden" name="kind" value="${kind}" />`}
    <input type="search" name="q" aria-label="Words" placeholder="Words, such as archived" value="${words}" />
    <button>Search</button>
  </form>`;
}

function tabs(found: readonly Mark[], filter: BehaviourFilter): string[] {
  return [null, ...markKinds].map((kind) => {
    const count = found.filter((mark) => kind === null || mark.kind === kind).length;
    const query = new URLSearchParams({
      ...(kind === null ? {} : { kind }),
      ...(filter.words === '' ? {} : { q: filter.words }),
    });
    const current = kind === filter.kind ? 'aria-current="page"' : '';
    return html`<a href="${paths.behaviours}?${query.toString()}" !${current}>${kind ?? 'all'} ${count}</a>`;
  });
}

function chapter({ title, marks }: Chapter): string {
  const rows = marks.map(
    (mark) =>
      html`<tr>
        <td class="nowrap">${mark.place}</td>
        <td>
          ${mark.sentence}
          <div class="quiet small"><code>${mark.file}:${mark.line}</code></div>
        </td>
        <td class="nowrap"><span class="chip ${chips[mark.kind]}">${mark.kind}</span></td>
      </tr>`,
  );
  return html`<h2>${title}</h2>
    <div class="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Behaviour</th>
            <th scope="col">Known</th>
          </tr>
        </thead>
        <tbody>
          !${rows}
        </tbody>
      </table>
    </div>`;
}

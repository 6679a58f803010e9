import { html } from 'ghtml';
import { byChapter, type Chapter } from '../../../provenance/chapters.ts';
import { type Behaviour, type ProvenanceKind, provenanceKinds } from '../../../provenance/parse-behaviours.ts';
import { paths } from '../../ui/layout.ts';

/** The reader's filter: one kind or all, and search terms that sentence or place must contain. */
export interface BehaviourFilter {
  kind: ProvenanceKind | null;
  search: string;
}

const chips: Record<ProvenanceKind, string> = { recorded: 'good', documented: '', assumed: 'warn' };

/** The behaviours that match the filter, by chapter of the reference, below tabs with a count per kind. */
export function behavioursBody(behaviours: readonly Behaviour[], filter: BehaviourFilter): string {
  const found = behaviours.filter((behaviour) => matches(behaviour, filter.search));
  const shown = found.filter((behaviour) => filter.kind === null || behaviour.kind === filter.kind);
  const empty = '<div class="card empty"><p>No matches. Try another search or all kinds.</p></div>';
  return html`<div class="head"><h1>Behaviours</h1></div>
    <p class="quiet">
      What this practice Intercom imitates and how each behaviour is known: <em>recorded</em> from the real one,
      <em>documented</em> by Intercom, or <em>assumed</em>. Do not rely on assumed behaviours.
    </p>
    <nav class="tabs" aria-label="Kinds">!${tabs(found, filter)}</nav>
    <div class="card">!${searchForm(filter)}</div>
    !${shown.length === 0 ? empty : byChapter(shown).map(chapter)}`;
}

function matches(behaviour: Behaviour, search: string): boolean {
  const text = `${behaviour.place} ${behaviour.sentence}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((term) => text.includes(term));
}

function searchForm({ kind, search }: BehaviourFilter): string {
  return html`<form class="row" method="get" action="${paths.behaviours}" role="search">
    !${kind === null ? '' : html`<input type="hidden" name="kind" value="${kind}" />`}
    <input
      type="search"
      name="q"
      aria-label="Search behaviours"
      placeholder="Search, such as archived"
      value="${search}"
    />
    <button>Search</button>
  </form>`;
}

function tabs(found: readonly Behaviour[], filter: BehaviourFilter): string[] {
  return [null, ...provenanceKinds].map((kind) => {
    const count = found.filter((behaviour) => kind === null || behaviour.kind === kind).length;
    const query = new URLSearchParams({
      ...(kind === null ? {} : { kind }),
      ...(filter.search === '' ? {} : { q: filter.search }),
    });
    const current = kind === filter.kind ? 'aria-current="page"' : '';
    return html`<a href="${paths.behaviours}?${query.toString()}" !${current}>${kind ?? 'all'} ${count}</a>`;
  });
}

function chapter({ title, behaviours }: Chapter): string {
  const rows = behaviours.map(
    (behaviour) =>
      html`<tr>
        <td class="nowrap">${behaviour.place}</td>
        <td>
          ${behaviour.sentence}
          <div class="quiet small"><code>${behaviour.file}:${behaviour.line}</code></div>
        </td>
        <td class="nowrap"><span class="chip ${chips[behaviour.kind]}">${behaviour.kind}</span></td>
      </tr>`,
  );
  return html`<h2>${title}</h2>
    <div class="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Reference</th>
            <th scope="col">Behaviour</th>
            <th scope="col">Provenance</th>
          </tr>
        </thead>
        <tbody>
          !${rows}
        </tbody>
      </table>
    </div>`;
}

import { html } from 'ghtml';
import { byChapter, type Chapter } from '../../../provenance/chapters.ts';
import { type Behaviour, type ProvenanceKind, provenanceKinds } from '../../../provenance/parse-behaviours.ts';
import { paths } from '../../ui/layout.ts';

/** What the reader wants to see: one kind or all, and words that the sentence or place holds. */
export interface BehaviourFilter {
  kind: ProvenanceKind | null;
  words: string;
}

const chips: Record<ProvenanceKind, string> = { recorded: 'good', documented: '', assumed: 'warn' };

/** The behaviours that pass the filter, by chapter of the reference, under a row of kinds with their numbers. */
export function behavioursBody(behaviours: readonly Behaviour[], filter: BehaviourFilter): string {
  const found = behaviours.filter((behaviour) => holds(behaviour, filter.words));
  const shown = found.filter((behaviour) => filter.kind === null || behaviour.kind === filter.kind);
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

function holds(behaviour: Behaviour, words: string): boolean {
  const text = `${behaviour.place} ${behaviour.sentence}`.toLowerCase();
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

function tabs(found: readonly Behaviour[], filter: BehaviourFilter): string[] {
  return [null, ...provenanceKinds].map((kind) => {
    const count = found.filter((behaviour) => kind === null || behaviour.kind === kind).length;
    const query = new URLSearchParams({
      ...(kind === null ? {} : { kind }),
      ...(filter.words === '' ? {} : { q: filter.words }),
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

import { byChapter } from './chapters.ts';
import { type Behaviour, type ProvenanceKind, provenanceKinds } from './parse-behaviours.ts';

/** The behaviours, or those of one kind, as text for a terminal: by chapter, with totals at the end. */
export function printBehaviours(behaviours: readonly Behaviour[], kind?: ProvenanceKind): string {
  const shown = kind === undefined ? behaviours : behaviours.filter((behaviour) => behaviour.kind === kind);
  const chapters = byChapter(shown).map(({ title, behaviours }) =>
    [title, ...behaviours.map(printLine), ''].join('\n'),
  );
  const counts = provenanceKinds.map(
    (one) => `${behaviours.filter((behaviour) => behaviour.kind === one).length} ${one}`,
  );
  return [...chapters, counts.join(', ')].join('\n');
}

const printLine = ({ kind, place, sentence, file, line }: Behaviour): string =>
  `  ${kind.padEnd(10)} ${place.padEnd(5)} ${sentence}  (${file}:${line})`;

import { byChapter } from './chapters.ts';
import { type Mark, type MarkKind, markKinds } from './parse-marks.ts';

/** The marks as text for a terminal, by chapter, with their numbers at the end; one kind only when it is given. */
export function printMarks(marks: readonly Mark[], kind?: MarkKind): string {
  const shown = kind === undefined ? marks : marks.filter((mark) => mark.kind === kind);
  const chapters = byChapter(shown).map(({ title, marks }) => [title, ...marks.map(printMark), ''].join('\n'));
  const counts = markKinds.map((one) => `${marks.filter((mark) => mark.kind === one).length} ${one}`);
  return [...chapters, counts.join(', ')].join('\n');
}

const printMark = ({ kind, place, sentence, file, line }: Mark): string =>
  `  ${kind.padEnd(10)} ${place.padEnd(5)} ${sentence}  (${file}:${line})`;

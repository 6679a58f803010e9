export const markKinds = ['recorded', 'documented', 'assumed'] as const;

/** How we know: seen in a recording of the real one, told by Intercom's documents, or neither. */
export type MarkKind = (typeof markKinds)[number];

/** A behaviour of the practice Intercom, as a comment beside its code states it. */
export interface Mark {
  kind: MarkKind;
  /** Section of the reference, such as `4.4` or `18.A.3`. */
  place: string;
  sentence: string;
  /** Where it stands: path from the sandbox folder, and line from 1. */
  file: string;
  line: number;
}

const start = /^\s*(?:\/\/|\/\*\*|\*)\s*@(recorded|documented|assumed)\b(.*)$/;
const grammar = /^ (\d+(?:\.(?:\d+|[A-D]))*): (\S.*)$/;
const continued = /^\s*(?:\/\/|\*)(?!\/)\s*([^@\s].*)$/;

/**
 * Collects the marks of one source file. A mark is a comment line that begins `@recorded 4.4: One sentence.`, or
 * `@documented` or `@assumed`; the sentence may go on in the comment lines below, up to its full stop.
 * @throws Error naming file and line of a mark that is not written so
 */
export function parseMarks(source: string, file: string): Mark[] {
  const lines = source.split('\n');
  return lines.flatMap((text, index) => {
    const [, kind, rest = ''] = start.exec(text) ?? [];
    const known = markKinds.find((one) => one === kind);
    if (known === undefined) return [];
    const place = `${file}:${index + 1}`;
    const [, section, begun] = grammar.exec(rest.replace(/\s*\*\/\s*$/, '')) ?? [];
    if (section === undefined || begun === undefined) throw new Error(`${place}: not "@${known} <place>: <sentence>"`);
    const sentence = sentenceFrom(begun, lines.slice(index + 1));
    if (!sentence.endsWith('.')) throw new Error(`${place}: the sentence has no full stop at its end`);
    return [{ kind: known, place: section, sentence, file, line: index + 1 }];
  });
}

/** The sentence that begins with `begun`, with as many of the lines below as it takes to end. */
function sentenceFrom(begun: string, below: string[]): string {
  let sentence = begun.trim();
  for (const line of below) {
    if (sentence.endsWith('.')) break;
    const [, more] = continued.exec(line) ?? [];
    if (more === undefined) break;
    sentence += ` ${more.replace(/\s*\*\/\s*$/, '').trim()}`;
  }
  return sentence;
}

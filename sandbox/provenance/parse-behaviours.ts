export const provenanceKinds = ['recorded', 'documented', 'assumed'] as const;

/** How a behaviour is known: from a recording of the real Intercom, from its documentation, or neither. */
export type ProvenanceKind = (typeof provenanceKinds)[number];

/** A behaviour of the practice Intercom, stated in a comment beside its code. */
export interface Behaviour {
  kind: ProvenanceKind;
  /** Section of the reference, such as `4.4` or `18.A.3`. */
  place: string;
  sentence: string;
  /** Path from the sandbox folder, and line from 1. */
  file: string;
  line: number;
}

const start = /^\s*(?:\/\/|\/\*\*|\*)\s*@(recorded|documented|assumed)\b(.*)$/;
const grammar = /^ (\d+(?:\.(?:\d+|[A-D]))*): (\S.*)$/;
const continued = /^\s*(?:\/\/|\*)(?!\/)\s*([^@\s].*)$/;

/**
 * Collects the behaviours of one source file: comment lines that begin with a provenance tag, as in
 * `@recorded 4.4: One sentence.` (or `@documented`, `@assumed`). The sentence may continue on the lines below.
 * @throws Error with file and line of a malformed tag
 */
export function parseBehaviours(source: string, file: string): Behaviour[] {
  const lines = source.split('\n');
  return lines.flatMap((text, index) => {
    const [, kind, rest = ''] = start.exec(text) ?? [];
    const known = provenanceKinds.find((one) => one === kind);
    if (known === undefined) return [];
    const place = `${file}:${index + 1}`;
    const [, section, begun] = grammar.exec(rest.replace(/\s*\*\/\s*$/, '')) ?? [];
    if (section === undefined || begun === undefined) throw new Error(`${place}: not "@${known} <place>: <sentence>"`);
    const sentence = sentenceFrom(begun, lines.slice(index + 1));
    if (!sentence.endsWith('.')) throw new Error(`${place}: the sentence has no full stop at its end`);
    return [{ kind: known, place: section, sentence, file, line: index + 1 }];
  });
}

/** The sentence that starts with `begun` and ends at the first full stop at the end of a line. */
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

import { readFileSync } from 'node:fs';
import { LineCounter, isNode, isPair, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { SeedPath } from './seed-problem.ts';
import { type Seed, seedSchema } from './seed-schema.ts';

/** A validated seed, and a way to locate its parts. */
export interface SeedFile {
  seed: Seed;
  /** One sentence for the author of the seed: file, line, place and problem. */
  complain(path: SeedPath, sentence: string): string;
}

/**
 * Reads a seed in YAML or JSON.
 * @throws Error with one sentence: file, line, place and what to change
 */
export function readSeed(file: string): SeedFile {
  return parseSeed(readText(file), file);
}

/**
 * The same for a text. @param name the file's name in error messages
 * @throws Error
 */
export function parseSeed(text: string, name: string): SeedFile {
  const complain = (path: SeedPath, sentence: string) =>
    `${name}, line ${lineOf(text, path)}: ${withPlace(path, sentence)}`;
  const result = seedSchema.safeParse(parseText(text, name) ?? {});
  if (result.success) return { seed: result.data, complain };
  const [path, sentence] = firstProblem(result.error);
  throw new Error(complain(path, sentence));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The seed ${file} cannot be read; check --seed. (${reason})`, { cause: error });
  }
}

/** JSON first: parsing it is a hundred times faster, and large seeds are usually JSON. */
function parseText(text: string, name: string): unknown {
  if (/^\s*\{/.test(text))
    try {
      return JSON.parse(text);
    } catch {
      // The YAML parser also reads JSON and reports the line of an error.
    }
  const document = parseDocument(text, { prettyErrors: false, lineCounter: new LineCounter() });
  const [error] = document.errors;
  if (error === undefined) return document.toJS();
  const line = text.slice(0, error.pos[0]).split('\n').length;
  throw new Error(`${name}, line ${line}: this is not YAML or JSON: ${error.message}`);
}

/** A path such as `workspaces[0].contacts[3].email`. */
const placeText = (path: SeedPath): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`)).join('');

/** The sentence after its place, unless the sentence already begins with the last part of it. */
function withPlace(path: SeedPath, sentence: string): string {
  const last = path.at(-1);
  if (last === undefined) return sentence;
  const place = placeText(path);
  const named = typeof last === 'string' && sentence.startsWith(`${last} `);
  return named ? place.slice(0, place.length - last.length) + sentence : `${place} ${sentence}`;
}

function firstProblem(error: z.ZodError): [SeedPath, string] {
  let [issue] = error.issues;
  let path: SeedPath = [];
  // The value matches no branch of a union: the error of the closest branch is the most helpful.
  while (issue?.code === 'invalid_union' && issue.errors.length > 0) {
    path = [...path, ...seedPath(issue.path)];
    const deepest = issue.errors.toSorted((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0];
    if (deepest?.[0] === undefined || deepest[0].path.length === 0) return [path, issue.message];
    issue = deepest[0];
  }
  if (issue === undefined) return [path, 'is wrong.'];
  path = [...path, ...seedPath(issue.path)];
  if (issue.code === 'unrecognized_keys') return [[...path, issue.keys[0] ?? ''], 'is unknown; check the spelling.'];
  return [path, issue.message];
}

const seedPath = (path: PropertyKey[]): SeedPath =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

/** The line of a part, or of the closest part around it; from 1. */
function lineOf(text: string, path: SeedPath): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let length = path.length; length > 0; length--) {
    const wanted = path.slice(0, length);
    const start = keyStart(document, wanted) ?? nodeStart(document.getIn(wanted, true));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

const nodeStart = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** The line of the key, because a long value can begin further down. */
function keyStart(document: ReturnType<typeof parseDocument>, path: SeedPath): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  let start: number | undefined;
  if (isNode(parent))
    visit(parent, {
      Pair: (_key, pair) => {
        if (isPair(pair) && isNode(pair.key) && String(pair.key) === String(path.at(-1))) start ??= pair.key.range?.[0];
        return visit.SKIP;
      },
    });
  return start;
}

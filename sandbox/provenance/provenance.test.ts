import { exec } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { collectBehaviours } from './collect-behaviours.ts';
import { provenanceCommand } from './provenance-command.ts';
import { parseBehaviours } from './parse-behaviours.ts';
import { printBehaviours } from './print-behaviours.ts';

const reference = new URL('../../../shared/intercom/REFERENCE.md', import.meta.url);

describe('a provenance tag', () => {
  test('is found in every kind of comment and runs to its full stop', () => {
    const source = [
      'const a = 1; // @recorded 1: Not at the start of its line.',
      '// @recorded 4.4: The id is in the text.',
      '/** @documented 18.A.3: Answers 200. */',
      '/**',
      ' * @assumed 13.6: Both topics',
      ' *   fire, in this order.',
      ' * Not part of it.',
      ' */',
    ].join('\n');
    expect(parseBehaviours(source, 'x.ts')).toEqual([
      { kind: 'recorded', place: '4.4', sentence: 'The id is in the text.', file: 'x.ts', line: 2 },
      { kind: 'documented', place: '18.A.3', sentence: 'Answers 200.', file: 'x.ts', line: 3 },
      { kind: 'assumed', place: '13.6', sentence: 'Both topics fire, in this order.', file: 'x.ts', line: 5 },
    ]);
  });

  test.each([
    ['// @assumed: No place.', 'x.ts:1: not "@assumed <place>: <sentence>"'],
    ['// @recorded four: No number.', 'x.ts:1: not "@recorded <place>: <sentence>"'],
    ['// @documented 4.4 No colon.', 'x.ts:1: not "@documented <place>: <sentence>"'],
    ['// @documented 4.4: No full stop', 'x.ts:1: the sentence has no full stop at its end'],
    ['// @assumed 4.4: No end\nconst a = 1;', 'x.ts:1: the sentence has no full stop at its end'],
  ])('is refused when malformed: %s', (source, message) => {
    expect(() => parseBehaviours(source, 'x.ts')).toThrow(message);
  });
});

describe('the source of the practice Intercom', () => {
  test('has well-formed tags of every kind', () => {
    const behaviours = collectBehaviours();
    for (const kind of ['recorded', 'documented', 'assumed'])
      expect(behaviours.filter((behaviour) => behaviour.kind === kind).length).toBeGreaterThan(20);
    expect(behaviours.filter((behaviour) => behaviour.file.includes('.test.'))).toEqual([]);
  });

  test('cites only places that exist in the reference', (context) => {
    context.skip(!existsSync(reference), 'the reference is not part of this repository');
    const places = placesOf(readFileSync(reference, 'utf8'));
    expect(collectBehaviours().filter((behaviour) => !places.has(behaviour.place))).toEqual([]);
  });

  test('is printed by chapter with totals, all kinds or one', () => {
    const behaviours = collectBehaviours();
    const assumed = printBehaviours(behaviours, 'assumed').split('\n');
    expect(assumed).toContain('4 Contacts');
    expect(assumed.filter((line) => line.startsWith('  ')).every((line) => line.startsWith('  assumed '))).toBe(true);
    expect(printBehaviours(behaviours).split('\n').at(-1)).toBe(
      `${behaviours.filter((behaviour) => behaviour.kind === 'recorded').length} recorded, ` +
        `${behaviours.filter((behaviour) => behaviour.kind === 'documented').length} documented, ` +
        `${behaviours.filter((behaviour) => behaviour.kind === 'assumed').length} assumed`,
    );
  });
});

test('--marks prints all kinds or one, and refuses an unknown kind', () => {
  expect(provenanceCommand(['--port', '0'])).toBeUndefined();
  expect(provenanceCommand(['--marks'])).toBe(printBehaviours(collectBehaviours()));
  expect(provenanceCommand(['--marks', 'recorded'])).toBe(printBehaviours(collectBehaviours(), 'recorded'));
  expect(() => provenanceCommand(['--marks', 'guessed'])).toThrow('--marks lists recorded, documented, assumed or');
});

test('--marks writes its last line to a pipe', async () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const { stdout } = await promisify(exec)(`"${process.execPath}" "${main}" --marks | cat`);
  expect(stdout).toBe(`${printBehaviours(collectBehaviours())}\n`);
});

/** Sections such as 4.4, and the numbered points of chapters 17 and 18 such as 17.3, 18.3, 18.A and 18.A.3. */
function placesOf(text: string): Set<string> {
  const places = new Set<string>();
  let chapter = '';
  let part = '';
  for (const line of text.split('\n')) {
    const [, section] = /^#{2,3} (\d+(?:\.\d+)?)/.exec(line) ?? [];
    if (section !== undefined) places.add((chapter = section));
    const [, letter] = /^\*\*([A-D])\. /.exec(line) ?? [];
    if (letter !== undefined) places.add(`${chapter}.${(part = letter)}`);
    const [, point] = /^(\d+)\. /.exec(line) ?? [];
    if (point === undefined) continue;
    places.add(`${chapter}.${point}`);
    if (chapter === '18') places.add(`${chapter}.${part}.${point}`);
  }
  return places;
}

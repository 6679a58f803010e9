import { collectMarks } from './collect-marks.ts';
import { markKinds } from './parse-marks.ts';
import { printMarks } from './print-marks.ts';

/**
 * What `--marks [kind]` prints: the behaviours with how each is known.
 * @returns undefined when the command line asks for something else
 * @throws Error with one sentence when the kind is none
 */
export function marksCommand([option, name]: string[]): string | undefined {
  if (option !== '--marks') return undefined;
  const kind = markKinds.find((one) => one === name);
  if (kind === undefined && name !== undefined && !name.startsWith('--'))
    throw new Error(`--marks lists ${markKinds.join(', ')} or, without a word, all; not "${name}".`);
  return printMarks(collectMarks(), kind);
}

import { collectBehaviours } from './collect-behaviours.ts';
import { provenanceKinds } from './parse-behaviours.ts';
import { printBehaviours } from './print-behaviours.ts';

/**
 * What `--marks [kind]` prints: every behaviour with its provenance. The flag keeps its older name for existing scripts.
 * @returns undefined when the command line asks for something else
 * @throws Error with one sentence for an unknown kind
 */
export function provenanceCommand([option, name]: string[]): string | undefined {
  if (option !== '--marks') return undefined;
  const kind = provenanceKinds.find((one) => one === name);
  if (kind === undefined && name !== undefined && !name.startsWith('--'))
    throw new Error(`--marks lists ${provenanceKinds.join(', ')} or, without a kind, all; not "${name}".`);
  return printBehaviours(collectBehaviours(), kind);
}

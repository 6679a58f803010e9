import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type State, jsonToState, stateToJson } from './state.ts';

const quietMs = 50;

/** Keeps a state in one file. Without a path it keeps nothing. */
export class StateFile {
  readonly #path: string | undefined;
  readonly #state: () => State;
  #timer: NodeJS.Timeout | undefined;
  /** How long the last write took; a large state is written less often, so that writing never takes over. */
  #lastMs = 0;

  constructor(path: string | undefined, state: () => State) {
    this.#path = path;
    this.#state = state;
  }

  /** Writes soon; many calls in a row make one write. */
  changed(): void {
    if (this.#path === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.flush(), Math.max(quietMs, this.#lastMs * 5));
  }

  /** Writes now. A crash leaves either the old file or the new one, never half of one. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#path === undefined) return;
    const started = performance.now();
    const draft = `${this.#path}.${process.pid}.tmp`;
    writeFileSync(draft, stateToJson(this.#state()), { mode: 0o600, flush: true });
    renameSync(draft, this.#path);
    this.#lastMs = performance.now() - started;
  }
}

/**
 * The state kept in `path`, or undefined when there is no such file yet.
 * @throws Error with one sentence for the person at the keyboard when the file cannot be used
 */
export function readStateFile(path: string): State | undefined {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) return undefined;
  try {
    return jsonToState(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`${path} is not a file of the practice Intercom; move it away or choose another --file.`);
  }
}

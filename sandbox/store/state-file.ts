import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type State, jsonToState, stateToJson } from './state.ts';

const quietMs = 50;

/** Keeps a state in one file. Without a path it keeps nothing. */
export class StateFile {
  readonly #path: string | undefined;
  readonly #state: State;
  readonly #failed: (line: string) => void;
  #timer: NodeJS.Timeout | undefined;
  /** The write in progress, after which the next one may begin. */
  #writing: Promise<void> = Promise.resolve();
  /** How long making the text took last time; a large state is written less often, so that it never takes over. */
  #lastMs = 0;

  /** @param failed hears, in one line, that a write did not work; the next change tries again */
  constructor(path: string | undefined, state: State, failed: (line: string) => void) {
    this.#path = path;
    this.#state = state;
    this.#failed = failed;
  }

  /** Writes soon; many calls in a row make one write. */
  changed(): void {
    if (this.#path === undefined || this.#timer !== undefined) return;
    const write = () => {
      this.flush().catch((error: Error) => this.#failed(`Could not write ${this.#path}: ${error.message}`));
    };
    this.#timer = setTimeout(write, Math.max(quietMs, this.#lastMs * 10));
  }

  /**
   * Writes what is true now. A crash leaves either the old file or the new one, never half of one.
   * @throws Error when the file cannot be written
   */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const path = this.#path;
    if (path === undefined) return Promise.resolve();
    const write = this.#writing.then(() => this.#write(path));
    this.#writing = write.catch(() => {});
    return write;
  }

  async #write(path: string): Promise<void> {
    const started = performance.now();
    const text = stateToJson(this.#state);
    this.#lastMs = performance.now() - started;
    const draft = `${path}.${process.pid}.tmp`;
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, path);
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

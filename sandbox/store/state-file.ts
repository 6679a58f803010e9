import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ContactLog } from './contact-log.ts';
import { type State, completeContact, headToJson, jsonToState } from './state.ts';

const quietMs = 50;

/**
 * Keeps a state in a file, and its contacts in a second one beside it that grows by the line; see {@link ContactLog}.
 * Without a path it keeps nothing.
 */
export class StateFile {
  readonly #path: string | undefined;
  readonly #contacts: ContactLog | undefined;
  readonly #failed: (line: string) => void;
  #state: State | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The write in progress, after which the next one may begin. */
  #writing: Promise<void> = Promise.resolve();
  /** How long making the text took last time; a large state is written less often, so that it never takes over. */
  #lastMs = 0;

  /** @param failed hears, in one line, that a write did not work; the next change tries again */
  constructor(path: string | undefined, failed: (line: string) => void) {
    this.#path = path;
    this.#contacts = path === undefined ? undefined : new ContactLog(`${path}.contacts`);
    this.#failed = failed;
  }

  /**
   * What was kept, or undefined when nothing was yet.
   * @throws Error with one sentence for the person at the keyboard when the file cannot be used
   */
  read(): State | undefined {
    if (this.#path === undefined) return undefined;
    mkdirSync(dirname(this.#path), { recursive: true });
    if (!existsSync(this.#path)) return undefined;
    try {
      const { state, contactsApart } = jsonToState(readFileSync(this.#path, 'utf8'));
      if (contactsApart) this.#contacts?.load(state.workspaces, completeContact);
      return state;
    } catch (error) {
      throw new Error(
        `${this.#path} is not a file of the practice Intercom, or ${this.#path}.contacts does not belong to it; move both away or choose another --file.`,
        { cause: error },
      );
    }
  }

  /** From now on this state is kept. */
  keep(state: State): void {
    this.#state = state;
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
    const [path, state] = [this.#path, this.#state];
    if (path === undefined || state === undefined) return Promise.resolve();
    const write = this.#writing.then(() => this.#write(path, state));
    this.#writing = write.catch(() => {});
    return write;
  }

  async #write(path: string, state: State): Promise<void> {
    const started = performance.now();
    const text = headToJson(state);
    this.#lastMs = performance.now() - started;
    // As they are after that, and on the disk before it: what the rest says of a contact is never newer than the contact.
    await this.#contacts?.write(state.workspaces);
    const draft = `${path}.${process.pid}.tmp`;
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, path);
  }
}

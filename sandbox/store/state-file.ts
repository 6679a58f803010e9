import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ContactLog } from './contact-log.ts';
import { type State, completeContact, headToJson, jsonToState } from './state.ts';

/** How long further changes are waited for before everything but contacts is written. */
const quietMs = 50;
/** Of the time, writing may take one part in this many; the rest is for requests. */
const share = 4;

/**
 * Saves a state in a file, and its contacts in an append-only second file; see {@link ContactLog}. Without a path it
 * saves nothing. A change of a contact is in its file within milliseconds, anything else after {@link quietMs}, or as soon
 * as the write before it has ended.
 */
export class StateFile {
  readonly #path: string | undefined;
  readonly #contacts: ContactLog | undefined;
  readonly #failed: (line: string) => void;
  #state: State | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The write in progress, after which the next one may begin. */
  #writing: Promise<void> = Promise.resolve();
  /** The same for the contacts. */
  #writingContacts: Promise<void> = Promise.resolve();
  #contactsAreDue = false;
  /** How long the last serialization took, in which no request was answered. */
  #lastMs = 0;

  /** @param failed receives one line when a write fails; the next change tries again */
  constructor(path: string | undefined, failed: (line: string) => void) {
    this.#path = path;
    this.#contacts = path === undefined ? undefined : new ContactLog(`${path}.contacts`);
    this.#failed = failed;
  }

  /**
   * The saved state, or undefined when there is none.
   * @throws Error with one sentence for the operator when the file cannot be used
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

  /** Sets the state to save from now on. */
  keep(state: State): void {
    this.#state = state;
  }

  /** Writes soon; many calls in a row make one write. */
  changed(): void {
    if (this.#path === undefined || this.#state === undefined) return;
    const failed = (error: Error) => this.#failed(`Could not write ${this.#path}: ${error.message}`);
    if (!this.#contactsAreDue) {
      this.#contactsAreDue = true;
      setImmediate(() => void this.#writeContacts().catch(failed));
    }
    this.#timer ??= setTimeout(() => void this.flush().catch(failed), Math.max(quietMs, this.#lastMs * share));
  }

  /**
   * Writes the current state. A crash leaves either the old file or the new one, never half of one.
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
    // Contacts are on the disk before the rest, so that the rest never refers to a newer state of a contact.
    await this.#writeContacts(true);
    const draft = `${path}.${process.pid}.tmp`;
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, path);
  }

  /** @param toDisk waits for the disk as well, so that a crash of the machine loses nothing either */
  #writeContacts(toDisk = false): Promise<void> {
    const write = this.#writingContacts.then(() => this.#writeDueContacts(toDisk));
    this.#writingContacts = write.catch(() => {});
    return write;
  }

  async #writeDueContacts(toDisk: boolean): Promise<void> {
    this.#contactsAreDue = false;
    await this.#contacts?.write(this.#state?.workspaces ?? []);
    if (toDisk) await this.#contacts?.sync();
  }
}

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ContactLog } from './contact-log.ts';
import { type State, completeContact, headToJson, jsonToState } from './state.ts';

/** How long further changes are waited for before everything but contacts is written. */
const quietMs = 50;
/** The pause before the next write, as a multiple of the time that making the text took: requests are answered in it. */
const share = 2;

/** How often a copy is written that is waited for until the disk has it. */
const copyEveryMs = 1_000;
const copyOf = (path: string): string => `${path}.copy`;

/**
 * Saves a state in a file, and its contacts in an append-only second file; see {@link ContactLog}. Without a path it
 * saves nothing. A change of a contact is in its file within milliseconds, anything else after {@link quietMs}, or as soon
 * as the write before it has ended: from then on it survives the end of this process. Nothing waits for the disk but a
 * second copy, for the end of the machine.
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
  /** The copy being written, when the last one began, and the text that no copy has yet. */
  #copying: Promise<void> = Promise.resolve();
  #copiedAt = -Infinity;
  #uncopied: string | undefined;
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
      const { state, contactsApart } = jsonToState(this.#readText(this.#path));
      if (contactsApart) this.#contacts?.load(state.workspaces, completeContact);
      return state;
    } catch (error) {
      throw new Error(
        `${this.#path} is not a file of the practice Intercom, or ${this.#path}.contacts does not belong to it; move both away or choose another --file.`,
        { cause: error },
      );
    }
  }

  /** The text of the file, or of the copy on the disk when a crash of the machine left no whole file. */
  #readText(path: string): string {
    const text = readFileSync(path, 'utf8');
    return !text.trimEnd().endsWith('}') && existsSync(copyOf(path)) ? readFileSync(copyOf(path), 'utf8') : text;
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
      // At the end of this turn of the event loop, when all that belongs to the change is done.
      setImmediate(() => void this.#saveContacts().catch(failed));
    }
    this.#timer ??= setTimeout(() => void this.flush().catch(failed), Math.max(quietMs, this.#lastMs * share));
  }

  /**
   * Writes the current state, on the disk as well.
   * @throws Error when it cannot be written
   */
  async close(): Promise<void> {
    await this.flush();
    await this.#copying;
    if (this.#uncopied !== undefined) await this.#copy(this.#uncopied);
  }

  /**
   * Writes the current state. The end of the process leaves either the old file or the new one, never half of one.
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
    // Contacts are written before the rest, so that the rest never refers to a newer state of a contact.
    await this.#saveContacts();
    const draft = `${path}.${process.pid}.tmp`;
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, path);
    this.#uncopied = text;
    if (performance.now() - this.#copiedAt < copyEveryMs) return;
    this.#copiedAt = performance.now();
    this.#copying = this.#copying.then(() => this.#copy(text)).catch(() => {});
  }

  /** Writes the copy and waits for the disk, contacts first. */
  async #copy(text: string): Promise<void> {
    if (this.#path === undefined || this.#uncopied === undefined) return;
    if (text === this.#uncopied) this.#uncopied = undefined;
    await this.#contacts?.sync();
    const draft = `${copyOf(this.#path)}.${process.pid}.tmp`;
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, copyOf(this.#path));
  }

  async #saveContacts(): Promise<void> {
    this.#contactsAreDue = false;
    if (this.#contacts?.appendNow(this.#state?.workspaces ?? []) !== true) await this.#writeContacts();
  }

  #writeContacts(): Promise<void> {
    const write = this.#writingContacts.then(() => this.#contacts?.write(this.#state?.workspaces ?? []));
    this.#writingContacts = write.catch(() => {});
    return write;
  }
}

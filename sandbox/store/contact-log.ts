import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { appendFile, open, rename } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ContactStore } from './contact-store.ts';

/** One line of the log: a contact's new state, a deleted contact, or a workspace whose earlier lines are void. */
type Line = { w: string; c: Contact } | { w: string; gone: string } | { w: string; reset: true };

/** Changes that are appended without a turn of the event loop; about a millisecond of work. */
const mostAtOnce = 200;

/** Contacts serialized per turn of the event loop; a few milliseconds of work. */
const perTurn = 1000;

/**
 * Keeps contacts in a file that grows by one line per change, so that a change among 200,000 costs no more than one
 * among ten. It is compacted when most of its lines are outdated.
 */
export class ContactLog {
  readonly #path: string;
  /** The workspaces in the file; null while the file must be rewritten before it can be trusted. */
  #known: Map<string, ContactStore> | null = null;
  #lines = 0;
  #isSynced = true;
  #mustRewrite = false;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Loads the file's contacts into empty workspaces. A half line at the end, left by a crash, is cut off.
   * @param complete gives a contact of an earlier release the fields that came later
   * @throws Error when the file is missing or has another format
   */
  load(workspaces: readonly Workspace[], complete: (stored: Contact) => Contact): void {
    if (!existsSync(this.#path)) throw new Error(`${this.#path} is missing`);
    const bytes = readFileSync(this.#path);
    const byId = new Map(workspaces.map((workspace) => [workspace.idCode, new Map<string, Contact>()]));
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      // We wrote the line ourselves.
      const line = JSON.parse(bytes.toString('utf8', start, end)) as Line;
      const contacts = byId.get(line.w);
      if ('c' in line) contacts?.set(line.c.id, line.c);
      else if ('gone' in line) contacts?.delete(line.gone);
      else contacts?.clear();
      this.#lines += 1;
      start = end + 1;
    }
    if (start < bytes.length) truncateSync(this.#path, start);
    for (const workspace of workspaces) {
      for (const contact of byId.get(workspace.idCode)?.values() ?? [])
        workspace.contacts.put(complete(contact), contact.createdAt);
      workspace.contacts.takeUnsaved();
    }
    this.#known = new Map(workspaces.map((workspace) => [workspace.idCode, workspace.contacts]));
  }

  /**
   * Appends a few changes at once, without a pause in which the process could be killed.
   * @returns false when that is a task for {@link write}: for many changes, for a file that must be rewritten, or while
   *   another write is in progress
   * @throws Error when it cannot be written; the next write rewrites it
   */
  appendNow(workspaces: readonly Workspace[]): boolean {
    const known = this.#mustRewrite ? null : this.#known;
    if (known === null || isReplaced(workspaces, known)) return false;
    const count = workspaces.reduce((sum, { contacts }) => sum + contacts.unsavedCount, 0);
    if (count === 0) return true;
    if (count > mostAtOnce) return false;
    const lines = workspaces.flatMap(({ idCode, contacts }) =>
      Array.from(contacts.takeUnsaved(), (id) => lineOf(idCode, contacts, id)),
    );
    this.#mustRewrite = true;
    appendFileSync(this.#path, `${lines.join('\n')}\n`, { mode: 0o600 });
    this.#mustRewrite = false;
    this.#isSynced = false;
    this.#lines += lines.length;
    return true;
  }

  /**
   * Brings the file up to date: from then on the changes survive the end of this process, however it ends. They survive
   * that of the machine after {@link sync}. One call at a time.
   * @throws Error when it cannot be written; the next call rewrites it
   */
  async write(workspaces: readonly Workspace[]): Promise<void> {
    const known = this.#mustRewrite ? null : this.#known;
    this.#mustRewrite = false;
    if (
      known !== null &&
      !isReplaced(workspaces, known) &&
      workspaces.every(({ contacts }) => contacts.unsavedCount === 0)
    )
      return;
    // If anything fails before the end, the file cannot be trusted.
    this.#known = null;
    const live = workspaces.reduce((sum, workspace) => sum + workspace.contacts.size, 0);
    if (known === null || this.#lines > 2 * live + 10_000) await this.#writeAnew(workspaces);
    else await this.#append(workspaces, known);
    this.#known = new Map(workspaces.map((workspace) => [workspace.idCode, workspace.contacts]));
  }

  /** Waits until the disk has what was written so far. Further writes need not wait for it. */
  async sync(): Promise<void> {
    if (this.#isSynced) return;
    this.#isSynced = true;
    try {
      const file = await open(this.#path, 'r+');
      await file.datasync().finally(() => file.close());
    } catch (error) {
      this.#mustRewrite = true;
      throw error;
    }
  }

  async #append(workspaces: readonly Workspace[], known: Map<string, ContactStore>): Promise<void> {
    const stores = new Map(workspaces.map((workspace) => [workspace.idCode, workspace.contacts]));
    for (const [idCode, store] of known)
      if (stores.get(idCode) !== store) await this.#add([JSON.stringify({ w: idCode, reset: true })]);
    for (const [idCode, store] of stores) {
      const unsaved = store.takeUnsaved();
      const ids = known.get(idCode) === store ? [...unsaved] : idsOf(store);
      for await (const lines of inTurns(idCode, store, ids)) await this.#add(lines);
    }
  }

  async #add(lines: string[]): Promise<void> {
    await appendFile(this.#path, `${lines.join('\n')}\n`, { mode: 0o600 });
    this.#isSynced = false;
    this.#lines += lines.length;
  }

  /** A crash leaves either the old file or the new one. Changes during the write stay unsaved for the next call. */
  async #writeAnew(workspaces: readonly Workspace[]): Promise<void> {
    const draft = `${this.#path}.${process.pid}.tmp`;
    const file = await open(draft, 'w', 0o600);
    this.#lines = 0;
    try {
      for (const { idCode, contacts } of workspaces) {
        contacts.takeUnsaved();
        for await (const lines of inTurns(idCode, contacts, idsOf(contacts))) {
          await file.write(`${lines.join('\n')}\n`);
          this.#lines += lines.length;
        }
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.#path);
  }
}

/** Whether other workspaces, or other contacts of them, are there than in the file. */
const isReplaced = (workspaces: readonly Workspace[], known: Map<string, ContactStore>): boolean =>
  workspaces.length !== known.size || workspaces.some(({ idCode, contacts }) => known.get(idCode) !== contacts);

function lineOf(idCode: string, store: ContactStore, id: string): string {
  const contact = store.get(id);
  return JSON.stringify(contact === undefined ? { w: idCode, gone: id } : { w: idCode, c: contact });
}

const idsOf = (store: ContactStore): string[] => Array.from(store.all(), (contact) => contact.id);

/** The lines for some contacts in their current state, in batches between which requests are answered. */
async function* inTurns(idCode: string, store: ContactStore, ids: string[]): AsyncGenerator<string[]> {
  for (let start = 0; start < ids.length; start += perTurn) {
    if (start > 0) await nextTurn();
    yield ids.slice(start, start + perTurn).map((id) => lineOf(idCode, store, id));
  }
}

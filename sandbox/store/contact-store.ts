import type { Contact } from '../entities/contact.ts';
import { KnownContacts } from '../search/known-contacts.ts';
import { ManyByKey } from './many-by-key.ts';
import { RecentChanges } from './recent-changes.ts';

/**
 * The contacts of one workspace, found by id, e-mail and external id without a scan, and a view of them as a lagging
 * search index knows them.
 */
export class ContactStore {
  readonly #byId = new Map<string, Contact>();
  readonly #byEmail = new ManyByKey<string, Contact>();
  readonly #byExternalId = new ManyByKey<string, Contact>();
  readonly #changes = new RecentChanges();
  readonly #known = new KnownContacts();
  /** Ids put or deleted since the last call of `takeUnsaved`, to be saved in a file. */
  #unsaved = new Set<string>();
  #revision = 0;
  /** The time of the index in `#known`. */
  #knownTime = -Infinity;

  get size(): number {
    return this.#byId.size;
  }

  /** Changes with every write, to invalidate caches. */
  get revision(): number {
    return this.#revision;
  }

  get(id: string): Contact | undefined {
    return this.#byId.get(id);
  }

  /** The contact at a time (ms) within the longest lag; undefined if it did not exist yet. */
  asOf(id: string, atMs: number): Contact | undefined {
    const contact = this.#byId.get(id);
    return contact === undefined ? undefined : this.#changes.knownAt(atMs, contact);
  }

  /** Every contact with this (lower-case) address: users, leads, archived ones. */
  withEmail(email: string): Contact[] {
    return [...this.#byEmail.get(email)];
  }

  withExternalId(externalId: string): Contact[] {
    return [...this.#byExternalId.get(externalId)];
  }

  /** All contacts as they are now, oldest first. */
  all(): MapIterator<Contact> {
    return this.#byId.values();
  }

  /**
   * The contacts as a search index lagging by `lagMs` knows them at `nowMs`. Good until the next change.
   * @recorded 6.5: List and search lag in membership and filter values, while rows are shown as they are now.
   * @assumed 6.5: Archived contacts leave list and search at once.
   */
  known(nowMs: number, lagMs: number): KnownContacts {
    const time = Math.max(nowMs - lagMs, this.#changes.settled);
    const changed = new Map<string, Contact | undefined>();
    for (const id of this.#changes.take(this.#knownTime, time)) {
      const now = this.#byId.get(id);
      changed.set(id, now === undefined || now.archived ? undefined : this.#changes.knownAt(time, now));
    }
    this.#known.apply(changed);
    this.#knownTime = time;
    return this.#known;
  }

  /** Adds or replaces a contact; `at` is when (ms), from which the index lag counts. */
  put(contact: Contact, at: number): void {
    const before = this.#byId.get(contact.id);
    if (before !== undefined) this.#forget(before);
    this.#byId.set(contact.id, contact);
    this.#unsaved.add(contact.id);
    this.#changes.add(before, contact, at);
    this.#revision += 1;
    if (contact.email !== null) this.#byEmail.add(contact.email, contact);
    if (contact.externalId !== null) this.#byExternalId.add(contact.externalId, contact);
  }

  delete(id: string): void {
    const contact = this.#byId.get(id);
    if (contact === undefined) return;
    this.#forget(contact);
    this.#byId.delete(id);
    this.#unsaved.add(id);
    this.#changes.delete(id);
    this.#revision += 1;
  }

  /** How many ids `takeUnsaved` would return. */
  get unsavedCount(): number {
    return this.#unsaved.size;
  }

  /** Returns the ids of the contacts that were put or deleted since the last call. */
  takeUnsaved(): Set<string> {
    const taken = this.#unsaved;
    this.#unsaved = new Set();
    return taken;
  }

  #forget(contact: Contact): void {
    if (contact.email !== null) this.#byEmail.remove(contact.email, contact);
    if (contact.externalId !== null) this.#byExternalId.remove(contact.externalId, contact);
  }
}

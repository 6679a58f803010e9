import type { Contact } from '../entities/contact.ts';

interface Version {
  /** When this became the stored value, milliseconds. */
  at: number;
  contact: Contact;
}

/** Old values are kept this long, so the index may lag by up to as much. Milliseconds. */
export const longestLagMs = 10 * 60_000;

/**
 * The contacts of one workspace, found by id, e-mail and external id without a scan, and a view of them as a lagging
 * search index knows them.
 */
export class ContactStore {
  readonly #versionsById = new Map<string, Version[]>();
  readonly #idsByEmail = new Map<string, Set<string>>();
  readonly #idsByExternalId = new Map<string, Set<string>>();

  get size(): number {
    return this.#versionsById.size;
  }

  get(id: string): Contact | undefined {
    return this.#versionsById.get(id)?.at(-1)?.contact;
  }

  /** Every contact with this (lower-case) address: users, leads, archived ones. */
  withEmail(email: string): Contact[] {
    return this.#resolve(this.#idsByEmail.get(email));
  }

  withExternalId(externalId: string): Contact[] {
    return this.#resolve(this.#idsByExternalId.get(externalId));
  }

  /** All contacts as they are now, oldest first. */
  *all(): Generator<Contact> {
    for (const versions of this.#versionsById.values()) {
      const last = versions.at(-1);
      if (last !== undefined) yield last.contact;
    }
  }

  /**
   * The contacts a search index lagging by `lagMs` knows: `known` as it was then, to be filtered by; `row` as it is
   * now, to be shown. Recorded: lists lag in membership while showing fresh rows (reference 6.5). Archived contacts
   * leave at once (assumed).
   */
  *indexed(nowMs: number, lagMs: number): Generator<{ known: Contact; row: Contact }> {
    for (const versions of this.#versionsById.values()) {
      const row = versions.at(-1)?.contact;
      const known = versions.findLast((version) => version.at + lagMs <= nowMs)?.contact;
      if (row !== undefined && known !== undefined && !row.archived) yield { known, row };
    }
  }

  /** Adds or replaces a contact; `at` is when (ms), from which the index lag counts. */
  put(contact: Contact, at: number): void {
    const versions = this.#versionsById.get(contact.id) ?? [];
    const previous = versions.at(-1)?.contact;
    if (previous !== undefined) this.#forget(previous);
    const firstKept = versions.findLastIndex((version) => version.at <= at - longestLagMs);
    const kept = versions.slice(Math.max(firstKept, 0));
    this.#versionsById.set(contact.id, [...kept, { at, contact }]);
    if (contact.email !== null) add(this.#idsByEmail, contact.email, contact.id);
    if (contact.externalId !== null) add(this.#idsByExternalId, contact.externalId, contact.id);
  }

  delete(id: string): void {
    const contact = this.get(id);
    if (contact === undefined) return;
    this.#forget(contact);
    this.#versionsById.delete(id);
  }

  #forget(contact: Contact): void {
    if (contact.email !== null) remove(this.#idsByEmail, contact.email, contact.id);
    if (contact.externalId !== null) remove(this.#idsByExternalId, contact.externalId, contact.id);
  }

  #resolve(ids: Set<string> | undefined): Contact[] {
    return [...(ids ?? [])].flatMap((id) => this.get(id) ?? []);
  }
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, new Set([id]));
  else ids.add(id);
}

function remove(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}

import type { Contact } from '../entities/contact.ts';

/** A contact's state from some time on. */
interface Version {
  /** Milliseconds. */
  at: number;
  contact: Contact;
}

/** How long old values are kept, and therefore the longest index lag. Milliseconds. */
export const longestLagMs = 10 * 60_000;

/**
 * The states of contacts before their latest changes, for as long as a lagging index may need them. States older than
 * {@link longestLagMs} before the newest change are dropped.
 */
export class RecentChanges {
  readonly #versions = new Map<string, Version[]>();
  #log: { at: number; id: string }[] = [];
  /** Contacts whose known version may have changed at an unknown time since {@link take}. */
  #touched = new Set<string>();
  #newest = -Infinity;
  #logLimit = 16;

  /** The time up to which everything is known with any lag. */
  get settled(): number {
    return this.#newest - longestLagMs;
  }

  /** Records that a contact changed at `at`. @param before its old state; undefined for a new contact */
  add(before: Contact | undefined, contact: Contact, at: number): void {
    this.#newest = Math.max(this.#newest, at);
    this.#touched.add(contact.id);
    if (at <= this.settled) {
      this.#versions.delete(contact.id);
      return;
    }
    const versions = this.#versions.get(contact.id);
    if (versions !== undefined) versions.push({ at, contact });
    else {
      const earlier = before === undefined ? [] : [{ at: -Infinity, contact: before }];
      this.#versions.set(contact.id, [...earlier, { at, contact }]);
    }
    this.#log.push({ at, id: contact.id });
    if (this.#log.length > this.#logLimit) this.#forgetSettled();
  }

  delete(id: string): void {
    this.#touched.add(id);
    this.#versions.delete(id);
  }

  /** The known state of a contact at a time; `now` is its current state. */
  knownAt(time: number, now: Contact): Contact | undefined {
    const versions = this.#versions.get(now.id);
    return versions === undefined ? now : versions.findLast(({ at }) => at <= time)?.contact;
  }

  /** The contacts whose known version at `time` may differ from that of the last call, at `before`. */
  take(before: number, time: number): Set<string> {
    const [from, to] = before < time ? [before, time] : [time, before];
    const ids = this.#touched;
    if (from < to) for (const { at, id } of this.#log) if (at > from && at <= to) ids.add(id);
    this.#touched = new Set();
    return ids;
  }

  #forgetSettled(): void {
    const settled = this.settled;
    for (const { at, id } of this.#log) {
      if (at > settled) continue;
      this.#touched.add(id);
      this.#shorten(id, settled);
    }
    this.#log = this.#log.filter(({ at }) => at > settled);
    this.#logLimit = Math.max(16, this.#log.length * 2);
  }

  #shorten(id: string, settled: number): void {
    const versions = this.#versions.get(id);
    if (versions === undefined) return;
    const firstNeeded = versions.findLastIndex(({ at }) => at <= settled);
    if (firstNeeded === versions.length - 1) this.#versions.delete(id);
    else if (firstNeeded > 0) this.#versions.set(id, versions.slice(firstNeeded));
  }
}

import type { Contact } from '../entities/contact.ts';

/** A contact as it was from some time on. */
interface Version {
  /** Milliseconds. */
  at: number;
  contact: Contact;
}

/** Old values are kept this long, so the index may lag by up to as much. Milliseconds. */
export const longestLagMs = 10 * 60_000;

/**
 * What contacts were like before their latest changes, for as long as an index may not know those. What is older than
 * {@link longestLagMs} before the newest change counts as known for good and is forgotten.
 */
export class RecentChanges {
  readonly #versions = new Map<string, Version[]>();
  #log: { at: number; id: string }[] = [];
  /** Whose known version may have changed at no particular time since {@link take}. */
  #touched = new Set<string>();
  #newest = -Infinity;
  #logLimit = 16;

  /** The time up to which everything is known, whatever the lag. */
  get settled(): number {
    return this.#newest - longestLagMs;
  }

  /** Notes that a contact changed at `at`. @param before what it was; undefined for a new one */
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

  /** What was known of a contact at a time; `now` is what it is now. */
  knownAt(time: number, now: Contact): Contact | undefined {
    const versions = this.#versions.get(now.id);
    return versions === undefined ? now : versions.findLast(({ at }) => at <= time)?.contact;
  }

  /** Everyone whose known version may differ now, at `time`, from what it was when this was last asked, at `before`. */
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

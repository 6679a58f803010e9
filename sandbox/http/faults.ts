import { posix } from 'node:path';
import { z } from 'zod';

export const faultKinds = ['status', 'rate_limit', 'html', 'empty', 'half_body', 'hang', 'reset', 'delay'] as const;

/** The body of `POST /__sandbox/fault`: how matching calls fail. */
export const faultRequestSchema = z.strictObject({
  /** Faults with the same name are switched off together; each switch of the faults page has its own name. */
  name: z.string().min(1).max(100).optional(),
  method: z.string().toUpperCase().optional(),
  /** A path such as `/contacts/search`; `*` matches one segment, `**` any number of segments. */
  path: z
    .string({ error: 'path must be text such as "/contacts" or "/contacts/*".' })
    .startsWith('/', { error: 'path must start with "/".' })
    .default('/**'),
  /** Client id: calls with a token of this app only. */
  app: z.string().optional(),
  /** Workspace id: calls with a token for this workspace only. */
  workspace: z.string().optional(),
  kind: z.enum(faultKinds, { error: `kind must be one of ${faultKinds.join(', ')}.` }),
  /** For `status`, `html` and `empty`. */
  status: z.int().min(200).max(599).default(500),
  code: z.string().default('server_error'),
  message: z.string().nullable().default('Something went wrong'),
  /** For `delay`. */
  delay_ms: z.int().min(0).max(600_000).default(1000),
  /** How many calls it hits: one by default, with `until` any number. */
  times: z.int().min(1).max(1_000_000).optional(),
  /** Hits only every nth matching call. */
  every: z.int().min(1).max(1_000_000).default(1),
  /** Hits a matching call with this probability. */
  probability: z.number().gt(0).max(1).default(1),
  /** Lasts until it is cleared, or until this time (milliseconds since 1970). */
  until: z
    .union([z.literal('cleared'), z.int()], { error: 'until must be "cleared" or milliseconds since 1970.' })
    .optional(),
  /** Do the work first and break only the response: the caller cannot tell that it was done. */
  after: z.boolean().default(false),
});

type FaultRequest = z.infer<typeof faultRequestSchema>;

/** An active fault. */
export type Fault = Omit<FaultRequest, 'times'> & {
  /** Our own number, growing. */
  id: number;
  /** How many calls it still hits; null for any number. */
  times: number | null;
  /** How many calls matched so far, and how many of them it hit. */
  seen: number;
  hits: number;
};

/** The call that faults are matched against; app and workspace are null without a known token. */
export interface FaultTarget {
  method: string;
  path: string;
  app: string | null;
  workspace: string | null;
}

/** The active faults, and the hits of those with a name. */
export class FaultList {
  #faults: Fault[] = [];
  readonly #hitsByName = new Map<string, number>();
  #lastId = 0;

  add({ times, ...fault }: FaultRequest): Fault {
    this.#lastId += 1;
    const left = times ?? (fault.until === undefined ? 1 : null);
    const added = { id: this.#lastId, ...fault, times: left, seen: 0, hits: 0 };
    this.#faults.push(added);
    return added;
  }

  clear(): void {
    this.#faults = [];
    this.#hitsByName.clear();
  }

  /** Removes a fault. @returns whether it existed */
  remove(id: number): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    return this.#faults.length < before;
  }

  /** Removes the faults with a name. */
  removeNamed(name: string): void {
    this.#faults = this.#faults.filter((fault) => fault.name !== name);
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** Calls hit by faults with this name since all faults were cleared. */
  hitsOf(name: string): number {
    return this.#hitsByName.get(name) ?? 0;
  }

  /** Whether any fault depends on the caller. */
  get asksForCaller(): boolean {
    return this.#faults.some((fault) => fault.app !== undefined || fault.workspace !== undefined);
  }

  /**
   * The faults that hit this call: all delays, and the oldest other fault. Counts the hits.
   * @param chance from 0 up to 1, compared with `probability`
   */
  take(target: FaultTarget, nowMs: number, chance: () => number = Math.random): Fault[] {
    this.#faults = this.#faults.filter(({ until }) => typeof until !== 'number' || nowMs < until);
    const hits: Fault[] = [];
    for (const fault of this.#faults) {
      if (!matches(fault, target)) continue;
      fault.seen += 1;
      if (fault.seen % fault.every !== 0 || (fault.probability < 1 && chance() >= fault.probability)) continue;
      fault.hits += 1;
      if (fault.times !== null) fault.times -= 1;
      if (fault.name !== undefined) this.#hitsByName.set(fault.name, this.hitsOf(fault.name) + 1);
      hits.push(fault);
      if (fault.kind !== 'delay') break;
    }
    if (hits.length > 0) this.#faults = this.#faults.filter((fault) => fault.times !== 0);
    return hits;
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  if (fault.method !== undefined && fault.method !== target.method) return false;
  if (fault.app !== undefined && fault.app !== target.app) return false;
  if (fault.workspace !== undefined && fault.workspace !== target.workspace) return false;
  return posix.matchesGlob(target.path, fault.path);
}

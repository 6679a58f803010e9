import { posix } from 'node:path';
import { z } from 'zod';

/** The body of `POST /__sandbox/fault`: how the next matching calls go wrong. */
export const faultRequest = z.strictObject({
  method: z.string().toUpperCase().optional(),
  /** A path such as `/contacts/search`; `*` stands for any one part of it. */
  path: z.string({ error: 'path must be text such as "/contacts" or "/contacts/*".' }).startsWith('/', {
    error: 'path must start with "/".',
  }),
  kind: z.enum(['status', 'html', 'empty', 'half_body', 'hang', 'reset', 'delay'], {
    error: 'kind must be one of status, html, empty, half_body, hang, reset, delay.',
  }),
  /** For `status`, `html` and `empty`. */
  status: z.int().min(200).max(599).default(500),
  code: z.string().default('server_error'),
  message: z.string().default('Something went wrong'),
  /** For `delay`. */
  delay_ms: z.int().min(0).max(600_000).default(1000),
  /** How many calls it hits. */
  times: z.int().min(1).max(1_000_000).default(1),
  /** Do the work first and spoil only the answer: the caller cannot know that it was done. */
  after: z.boolean().default(false),
});

export type Fault = z.infer<typeof faultRequest>;

/** The faults asked for and not yet used up. */
export class FaultList {
  readonly #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults.length = 0;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** Takes one hit of the oldest fault that matches the call, if any. */
  take(method: string, path: string): Fault | undefined {
    const at = this.#faults.findIndex((fault) => matches(fault, method, path));
    const fault = this.#faults[at];
    if (fault === undefined) return undefined;
    fault.times -= 1;
    if (fault.times === 0) this.#faults.splice(at, 1);
    return fault;
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return posix.matchesGlob(path, fault.path);
}

import { z } from 'zod';

const yesOrNo = (name: string) => z.boolean({ error: `${name} must be true or false.` });
const whole = (name: string, least: number, most: number) =>
  z
    .int({ error: `${name} must be a whole number.` })
    .min(least, { error: `${name} must be at least ${least}.` })
    .max(most, { error: `${name} must be at most ${most}.` });

const dayMs = 86_400_000;
const most = 1_000_000;

/** Every switch, off, in the names of the control surface. */
const switches = z.strictObject({
  /** Every so manieth notification is sent twice; 0 none. */
  duplicate_every: whole('duplicate_every', 0, most).default(0),
  /** So many of the next notifications are sent twice. */
  duplicate_next: whole('duplicate_next', 0, most).default(0),
  /** So many of the next notifications are lost. */
  drop_next: whole('drop_next', 0, most).default(0),
  /** Notifications of these topics are lost. */
  drop_topics: z.array(z.string(), { error: 'drop_topics must be an array of topic names.' }).default([]),
  /** Every notification waits so long before its first attempt. */
  delay_ms: whole('delay_ms', 0, dayMs).default(0),
  /** Notifications wait until somebody releases them. */
  hold: yesOrNo('hold').default(false),
  /** Notifications wait until so many are there and then go in mixed order; 0 does not wait. */
  reorder: whole('reorder', 0, most).default(0),
  /** The reply to an API write waits until its notifications have been answered. */
  before_reply: yesOrNo('before_reply').default(false),
  /** Added to `created_at` of every notification; negative is the past. */
  clock_skew_ms: whole('clock_skew_ms', -365 * dayMs, 365 * dayMs).default(0),
  /** Notifications a minute that the US region sends. */
  cap_us: whole('cap_us', 1, most).default(150_000),
  /** The same for each of the others. */
  cap_elsewhere: whole('cap_elsewhere', 1, most).default(20_000),
});

/** How notifications are made to go wrong, or be shaped otherwise. In the names of the control surface. */
export type WebhookSwitches = z.output<typeof switches>;

/** All as Intercom is thought to behave. */
export const defaultSwitches = (): WebhookSwitches => switches.parse({});

/** The body of `POST /__sandbox/webhooks/switches`: any of them, nothing else. */
export const switchesChange = z.strictObject(
  Object.fromEntries(Object.entries(switches.shape).map(([name, schema]) => [name, schema.unwrap().optional()])) as {
    [Name in keyof typeof switches.shape]: z.ZodOptional<ReturnType<(typeof switches.shape)[Name]['unwrap']>>;
  },
);

/** Applies a checked change in place; names that are absent stay as they are. */
export function changeSwitches(present: WebhookSwitches, change: z.output<typeof switchesChange>): void {
  Object.assign(present, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
}

import { z } from 'zod';

const yesOrNo = (name: string) => z.boolean({ error: `${name} must be true or false.` });
const whole = (name: string, least: number, most: number) =>
  z
    .int({ error: `${name} must be a whole number.` })
    .min(least, { error: `${name} must be at least ${least}.` })
    .max(most, { error: `${name} must be at most ${most}.` });

const dayMs = 86_400_000;
const most = 1_000_000;

/** Every switch with its default, under its name in the control API. */
const switchesSchema = z.strictObject({
  /** Every nth notification is sent twice; 0 for none. */
  duplicate_every: whole('duplicate_every', 0, most).default(0),
  /** How many of the next notifications are sent twice. */
  duplicate_next: whole('duplicate_next', 0, most).default(0),
  /** How many of the next notifications are dropped. */
  drop_next: whole('drop_next', 0, most).default(0),
  /** Notifications of these topics are dropped. */
  drop_topics: z.array(z.string(), { error: 'drop_topics must be an array of topic names.' }).default([]),
  /** Delay before the first attempt of every notification. */
  delay_ms: whole('delay_ms', 0, dayMs).default(0),
  /** Notifications are held until released. */
  hold: yesOrNo('hold').default(false),
  /** Notifications are collected up to this number and sent in random order; 0 sends immediately. */
  reorder: whole('reorder', 0, most).default(0),
  /** The reply to an API write waits until its notifications have been answered. */
  before_reply: yesOrNo('before_reply').default(false),
  /** Added to `created_at` of every notification; negative is the past. */
  clock_skew_ms: whole('clock_skew_ms', -365 * dayMs, 365 * dayMs).default(0),
  /** Most notifications per minute of the US region. */
  cap_us: whole('cap_us', 1, most).default(150_000),
  /** The same for each other region. */
  cap_elsewhere: whole('cap_elsewhere', 1, most).default(20_000),
});

/** The switches that disturb notifications, under their names in the control API. */
export type WebhookSwitches = z.output<typeof switchesSchema>;

/** Intercom's assumed behaviour. */
export const defaultSwitches = (): WebhookSwitches => switchesSchema.parse({});

/** The body of `POST /__sandbox/webhooks/switches`: any of them, nothing else. */
export const switchesChangeSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(switchesSchema.shape).map(([name, schema]) => [name, schema.unwrap().optional()]),
  ) as {
    [Name in keyof typeof switchesSchema.shape]: z.ZodOptional<
      ReturnType<(typeof switchesSchema.shape)[Name]['unwrap']>
    >;
  },
);

/** Applies a checked change in place; names that are absent stay as they are. */
export function changeSwitches(present: WebhookSwitches, change: z.output<typeof switchesChangeSchema>): void {
  Object.assign(present, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
}

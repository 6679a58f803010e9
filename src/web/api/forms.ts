import { z } from 'zod';
import type { Page } from '../../database/page.ts';
import { orders } from '../../database/sorted-page.ts';
import type { ActionDecision } from '../../platform/moves.ts';
import type { Progress } from '../../platform/jobs/work/progress.ts';
import { emailForm } from '../../platform/email/email-key.ts';
import { lineForm, nameForm } from '../../platform/text/person-name.ts';
import { textForm } from '../../platform/text/text-form.ts';
import { passwordLength } from '../../team/password-rules.ts';

/** Forms that several resources share. Names on the wire are snake_case; ids are UUIDs; money is in minor units. */

export const idForm = z.uuid({ error: 'This is not an id.' });
export const idParams = z.object({ id: idForm });
/** A campaign and a CRM. */
export const providerParams = idParams.extend({ provider: z.string() });

/** The Intercom where the customers are, or the practice one that runs beside the server. */
export const kindForm = z.enum(['real', 'practice']);

export const personForm = z.object({
  email: emailForm,
  first_name: nameForm.default(''),
  last_name: nameForm.default(''),
  phone: lineForm(40).default(''),
});

/** Why a person does something that others will ask about. */
export const reasonForm = textForm(500).min(1, { error: 'Say why.' });
export const reasonBody = z.object({ reason: reasonForm });

export const moneyForm = z.object({
  minor: z.number().int().positive({ error: 'The amount must be greater than zero.' }).max(1_000_000_000_00),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'Choose a currency.' }),
});

export const moneyAnswer = z.object({ minor: z.number().int(), currency: z.string() });
export const personAnswer = z.object({
  id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
});

/** Empty query values count as not given, so that a form can be sent as it is. */
export const optionalQuery = <Form extends z.ZodType>(form: Form) =>
  z.preprocess((value) => value || undefined, form.optional());

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: optionalQuery(idForm),
  search: optionalQuery(textForm(200)),
  campaign_id: optionalQuery(idForm),
});

/** By what a list is sorted, and which way; of equals the newest stands first, or last. */
export const sortQuery = <const Sorts extends readonly string[]>(sorts: Sorts) =>
  z.object({ sort: optionalQuery(z.enum(sorts)), order: optionalQuery(z.enum(orders)) });

/** As many ids as one answer names. */
export const mostIds = 10_000;

/** Which records a list would show, for those who act on all of them. */
export const idsAnswer = z.object({
  ids: z.array(idForm),
  /** whether there are more than these */
  more: z.boolean(),
});

/** @param ids one more than fit, where there are more */
export const presentIds = (ids: readonly string[]): z.infer<typeof idsAnswer> => ({
  ids: ids.slice(0, mostIds),
  more: ids.length > mostIds,
});

/** As many as one request moves: it answers within a moment, and who has more asks again. */
const mostAtOnce = 200;

/** Records that are meant. */
export const idsForm = z.object({
  ids: z
    .array(idForm)
    .min(1, { error: 'Name at least one.' })
    .max(mostAtOnce, { error: `At most ${mostAtOnce} at once.` }),
});

/** Records that are meant, and why a person does it to them. */
export const idsWithReasonForm = idsForm.extend({ reason: reasonForm });

/** What became of many records. */
export const movesAnswer = z.object({
  /** how many were moved */
  moved: z.number().int(),
  /** those that could not be, each with why */
  refused: z.array(z.object({ id: idForm, reason: z.string() })),
});

export const presentMoves = (moves: readonly ({ id: string } & ActionDecision)[]): z.infer<typeof movesAnswer> => ({
  moved: moves.filter(({ allowed }) => allowed).length,
  refused: moves.flatMap(({ id, ...move }) => (move.allowed ? [] : [{ id, reason: move.reason }])),
});

/** An answer that is a page of a list. */
export const pageAnswer = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** An answer that is a whole list. */
export const listAnswer = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

export function toPageAnswer<Row, Item>(page: Page<Row>, present: (row: Row) => Item) {
  return { items: page.items.map(present), next_cursor: page.nextCursor };
}

export const isoTime = z.iso.datetime();

/** How fast long work goes; null is what is not known (yet). */
export const progressResponse = z.object({
  percent: z.number().int().nullable(),
  per_minute: z.number().int().nullable(),
  seconds_left: z.number().int().nullable(),
});

export const presentProgress = (progress: Progress): z.infer<typeof progressResponse> => ({
  percent: progress.percent,
  per_minute: progress.perMinute,
  seconds_left: progress.secondsLeft,
});

const decisionResponse = z.object({
  allowed: z.boolean(),
  /** why not, for people; null when it is allowed */
  reason: z.string().nullable(),
});

/** What may be done with a record now, by the rules that the use cases enforce. */
export function actionsResponse<Table extends object>({ table }: { table: Table }) {
  const shape = Object.fromEntries(Object.keys(table).map((action) => [action, decisionResponse]));
  return z.object(shape as Record<keyof Table & string, typeof decisionResponse>);
}

/** A password that is chosen; whether it is a common one is looked at by the use case. */
export const newPasswordForm = z
  .string()
  .min(passwordLength.min, { error: `Use at least ${passwordLength.min} characters.` })
  .max(passwordLength.max, { error: `Use at most ${passwordLength.max} characters.` });

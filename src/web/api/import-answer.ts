import { z } from 'zod';
import type { Link } from '../../links/link.ts';
import { referralLink } from '../../links/referral-code.ts';
import type { ImportWithCounts } from '../../imports/find-import.ts';
import { importMoves, importRowMoves, importStates, rowStateOf, syncStates } from '../../imports/import-moves.ts';
import type { Import, ImportRow } from '../../imports/import.ts';
import { importPlanForm, importSettingsForm } from '../../imports/import-settings.ts';
import { importProgressOf } from '../../imports/progress.ts';
import { isWithoutPhone, leftReasonText, lineRemedy, rowMessages } from '../../imports/row-messages.ts';
import { selectionText } from '../../imports/selection-query.ts';
import type { Providers } from '../../integration/provider/providers.ts';
import { actionsResponse, idForm, isoTime, presentProgress, progressResponse } from './forms.ts';
import type { NameOf } from '../team-names.ts';

const count = z.number().int();
const outcome = z.enum(['create', 'update', 'skip', 'exclude', 'later']);

export const importAnswer = z.object({
  id: idForm,
  campaign_id: idForm,
  connection_id: idForm.nullable(),
  source: z.string(),
  title: z.string(),
  state: z.enum(importStates),
  phase: z.enum(['dry_run', 'run', 'retry', 'check', 'departed']).nullable(),
  pause_cause: z.enum(['person', 'connection']).nullable(),
  message: z.string().nullable(),
  ...importSettingsForm.shape,
  file: z
    .object({
      name: z.string(),
      bytes: count,
      lines: count,
      delimiter: z.string(),
      has_header: z.boolean(),
      /** the line in which the table begins, and the first lines of the file */
      first_line: count,
      start: z.array(z.object({ line: count, text: z.string() })),
      columns: z.array(z.object({ index: count, name: z.string(), samples: z.array(z.string()) })),
    })
    .nullable(),
  progress: z.object({
    done: count,
    total: count.nullable(),
    ...progressResponse.shape,
  }),
  plan: importPlanForm.nullable(),
  counts: z.object({
    create: count,
    update: count,
    skip: count,
    exclude: count,
    later: count,
    waiting: count,
    enrolled: count,
    updated: count,
    failed: count,
    left: count,
    undecided: count,
  }),
  reasons: z.array(
    z.object({ outcome, reason: z.string(), message: z.string(), count, examples: z.array(z.string()) }),
  ),
  sync: z
    .object({
      state: z.enum(syncStates),
      last_look_at: isoTime.nullable(),
      last_full_check_at: isoTime.nullable(),
      left: count,
      waiting_decisions: count,
    })
    .nullable(),
  created_by: z.string(),
  created_at: isoTime,
  updated_at: isoTime,
  dry_run_at: isoTime.nullable(),
  started_at: isoTime.nullable(),
  finished_at: isoTime.nullable(),
  /** when the people were removed because of their age; the counts stay */
  rows_removed_at: isoTime.nullable(),
  actions: actionsResponse(importMoves),
});

export function presentImport(
  providers: Providers,
  { import: found, counts, reasons }: ImportWithCounts,
  nameOf: NameOf,
): z.infer<typeof importAnswer> {
  const progress = importProgressOf(found);
  return {
    id: found.import_id,
    campaign_id: found.campaign_id,
    connection_id: found.connection_id,
    source: found.source,
    title:
      found.source === 'csv'
        ? (found.file?.name ?? 'CSV file')
        : selectionText(found.settings.selection, providers.of({ provider: found.source })),
    state: found.state,
    phase: found.phase,
    pause_cause: found.pause_cause,
    message: found.message,
    ...found.settings,
    file: presentFile(found),
    progress: {
      done: progress.done,
      total: progress.total,
      ...presentProgress(progress),
    },
    plan: found.plan,
    counts,
    reasons,
    sync: found.sync_state && {
      state: found.sync_state,
      last_look_at: iso(found.last_look_at),
      last_full_check_at: iso(found.last_full_check_at),
      left: counts.left,
      waiting_decisions: counts.undecided,
    },
    created_by: nameOf(found.created_by),
    created_at: found.created_at.toISOString(),
    updated_at: found.updated_at.toISOString(),
    dry_run_at: iso(found.dry_run_at),
    started_at: iso(found.started_at),
    finished_at: iso(found.finished_at),
    rows_removed_at: iso(found.rows_removed_at),
    actions: importMoves.actionsOf({ ...found, failed: counts.failed }),
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Without a header the columns have numbers, and the first line is data like the others. */
function presentFile({ file, settings }: Import): z.infer<typeof importAnswer>['file'] {
  if (!file) return null;
  const { name, bytes, lines, delimiter, columns, first_line, start } = file;
  const hasHeader = settings.has_header;
  return {
    name,
    bytes,
    lines,
    delimiter,
    has_header: hasHeader,
    first_line,
    start,
    columns: columns.map((column) =>
      hasHeader
        ? { ...column, name: column.name || `Column ${column.index + 1}` }
        : { index: column.index, name: `Column ${column.index + 1}`, samples: [column.name, ...column.samples] },
    ),
  };
}

export const importRowAnswer = z.object({
  id: idForm,
  contact_id: z.string().nullable(),
  contact_url: z.string().nullable(),
  line: count.nullable(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  phone: z.string(),
  outcome,
  reason: z.string(),
  message: z.string(),
  changes: z.array(z.object({ field: z.string(), old: z.string(), new: z.string() })),
  problem: z.object({ column: z.string(), value: z.string(), remedy: z.string() }).nullable(),
  result: z.enum(['enrolled', 'updated', 'failed']).nullable(),
  error: z.string().nullable(),
  referrer_id: idForm.nullable(),
  /** the referral link of the person, as it is now; null for people who are no referrers */
  link: z.object({ code: z.string(), url: z.url(), paused: z.boolean() }).nullable(),
  left: z
    .object({
      reason: z.string(),
      message: z.string(),
      decision: z.enum(['keep', 'pause_link']).nullable(),
      at: isoTime,
    })
    .nullable(),
  actions: actionsResponse(importRowMoves),
});

/** What is asked for the rows of a page at once. */
type OfRows = {
  /** where a teammate sees the contact */
  contactUrl: (contactId: string) => string | null;
  /** by referrer */
  links: ReadonlyMap<string, Link>;
  /** Goodword's own address */
  publicUrl: string;
};

/** One person of an import as answered. */
export function presentImportRow(
  found: Import,
  row: ImportRow,
  { contactUrl, links, publicUrl }: OfRows,
): z.infer<typeof importRowAnswer> {
  return {
    id: row.row_id,
    contact_id: row.contact_id,
    contact_url: row.contact_id && contactUrl(row.contact_id),
    line: row.line,
    email: row.email,
    first_name: row.first_name,
    last_name: row.last_name,
    phone: row.phone,
    outcome: row.outcome ?? 'skip',
    reason: row.reason ?? '',
    message: rowMessages(row),
    changes: row.changes ?? [],
    problem: problemOf(found, row),
    result: row.result,
    error: row.error,
    referrer_id: row.referrer_id,
    link: presentLink(links.get(row.referrer_id ?? ''), publicUrl),
    left:
      row.left_at && row.left_reason
        ? {
            reason: row.left_reason,
            message: leftReasonText(row.left_reason),
            decision: row.decision,
            at: row.left_at.toISOString(),
          }
        : null,
    actions: importRowMoves.actionsOf({ state: rowStateOf(row), retry: importMoves.evaluate('retry', found) }),
  };
}

const presentLink = (link: Link | undefined, publicUrl: string): z.infer<typeof importRowAnswer>['link'] =>
  link ? { code: link.code, url: referralLink(publicUrl, link.code), paused: link.paused_at !== null } : null;

/** What is wrong with a line of a file, and what to do about it: its address, or a phone number that was rounded. */
function problemOf(found: Import, row: ImportRow): z.infer<typeof importRowAnswer>['problem'] {
  const remedy = row.line === null ? null : lineRemedy(row.reason);
  if (!remedy) return null;
  const field = isWithoutPhone(row.reason) ? 'phone' : 'email';
  const index = Number(found.settings.mapping[field]);
  const column = presentFile(found)?.columns.find((one) => one.index === index);
  const value = field === 'email' ? row.email : (row.fields?.[index] ?? '');
  return { column: column?.name ?? (field === 'email' ? 'E-mail' : 'Phone'), value, remedy };
}

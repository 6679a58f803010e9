import type { Selectable } from 'kysely';
import { z } from 'zod';
import { defineWork } from '../platform/jobs/work/work-kind.ts';
import type { Schema } from '../database/tables.d.ts';
import {
  importFileForm,
  importPlanForm,
  importSettingsForm,
  type ImportFile,
  type ImportPlan,
  type ImportSettings,
} from './import-settings.ts';

export type ImportRow = Selectable<Schema['import_rows']>;

/** An import with its settings read; an ongoing sync is one that continues after its run. */
export type Import = Omit<Selectable<Schema['imports']>, 'settings' | 'file' | 'plan' | 'kept_counts'> & {
  settings: ImportSettings;
  file: ImportFile | null;
  plan: ImportPlan | null;
  /** once the rows were removed */
  kept_counts: RowCount[] | null;
};

/** How many rows there are of one kind. */
export type RowCount = z.infer<typeof rowCountForm>;

const rowCountForm = z.object({
  outcome: z.enum(['create', 'update', 'skip', 'exclude', 'later']).nullable(),
  reason: z.string().nullable(),
  result: z.enum(['enrolled', 'updated', 'failed']).nullable(),
  left: z.boolean(),
  undecided: z.boolean(),
  count: z.number().int(),
});

export type ImportKey = { workspaceId: string; importId: string };

/** Filters for the people of an import: by decision, by result, or by having left an ongoing sync. */
export const shownOutcomes = [
  'create',
  'update',
  'skip',
  'exclude',
  'later',
  'enrolled',
  'updated',
  'failed',
  'left',
  'decision',
] as const;
export type ShownOutcome = (typeof shownOutcomes)[number];

/** A stored import with its documents read. */
export function readImport(row: Selectable<Schema['imports']>): Import {
  return {
    ...row,
    settings: importSettingsForm.parse(row.settings),
    file: importFileForm.nullable().parse(row.file),
    plan: importPlanForm.nullable().parse(row.plan),
    kept_counts: z.array(rowCountForm).nullable().parse(row.kept_counts),
  };
}

/** Works on one import for a while. */
export const importKind = defineWork<ImportKey>({
  name: 'work-on-import',
  key: z.object({ workspaceId: z.uuid(), importId: z.uuid() }),
  idOf: ({ importId }) => importId,
  concurrency: 2,
});

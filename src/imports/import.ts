import type { Selectable } from 'kysely';
import { z } from 'zod';
import { refuse } from '../platform/refusal.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import type { Schema } from '../database/schema-types.ts';
import {
  importFileForm,
  importPlanForm,
  importSettingsForm,
  type ImportFile,
  type ImportPlan,
  type ImportSettings,
} from './import-settings.ts';

export type ImportRow = Selectable<Schema['import_rows']>;

/** An import with its settings read; an ongoing sync is one that goes on after its run. */
export type Import = Omit<Selectable<Schema['imports']>, 'settings' | 'file' | 'plan'> & {
  settings: ImportSettings;
  file: ImportFile | null;
  plan: ImportPlan | null;
};

export type ImportState = Import['state'];
export type ImportKey = { workspaceId: string; importId: string };

/** By what people of an import can be looked up: the verdict, what became of it, or that they left an ongoing sync. */
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

/** What people do with an import, and in which states they can. */
export const legalMoves = {
  change: ['Draft', 'Ready'],
  rehearse: ['Draft', 'Ready'],
  start: ['Ready'],
  pause: ['Rehearsing', 'Running'],
  resume: ['Paused'],
  cancel: ['Draft', 'Rehearsing', 'Ready', 'Running', 'Paused'],
  retry: ['Done', 'Failed'],
  remove: ['Draft', 'Ready', 'Done', 'Cancelled', 'Failed'],
} as const satisfies Record<string, readonly ImportState[]>;
export type ImportMove = keyof typeof legalMoves;

/** @throws Refusal illegal_move */
export function checkMove(move: ImportMove, { state }: Pick<Import, 'state'>): void {
  const states: readonly ImportState[] = legalMoves[move];
  if (states.includes(state)) return;
  throw refuse('illegal_move', `This import is ${state}; that can be done only while it is ${states.join(' or ')}.`);
}

/** A stored import with its documents read. */
export function readImport(row: Selectable<Schema['imports']>): Import {
  return {
    ...row,
    settings: importSettingsForm.parse(row.settings),
    file: importFileForm.nullable().parse(row.file),
    plan: importPlanForm.nullable().parse(row.plan),
  };
}

const payload = z.object({ workspaceId: z.uuid(), importId: z.uuid() });

/** So many imports are worked on at once by one process. */
const importsAtOnce = 2;

/** Works on one import for a while. */
export const importJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'work-on-import',
  payload,
  retryLimit: 5,
  retryDelaySeconds: 5,
  batchSize: 1,
  concurrency: importsAtOnce,
};

const once = { payload: z.strictObject({}), retryLimit: 0, retryDelaySeconds: 0, batchSize: 10, concurrency: 1 };

/** Looks for imports that are open but have no job, and for ongoing syncs that are due for a look. */
export const reapImportsJob: JobDefinition<Record<string, never>> = { name: 'sweep-imports', ...once };

/** Begins the nightly check of every ongoing sync: who is still among those who are meant. */
export const checkSyncsJob: JobDefinition<Record<string, never>> = { name: 'check-ongoing-syncs', ...once };

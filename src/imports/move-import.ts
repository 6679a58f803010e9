import { systemActor } from '../history/system-actor.ts';
import type { Actor } from '../history/history.ts';
import type { EventType } from '../history/event-types.ts';
import type { Transaction } from '../database/database.ts';
import { sendWork } from '../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { changeLocked } from './change-locked.ts';
import { importKind, type Import, type ImportKey } from './import.ts';
import { importMoves } from './import-moves.ts';
import type { ImportChange } from './import-settings.ts';
import { moveTable } from './csv/move-table.ts';
import { ensureSelection } from './check-selection.ts';
import { deleteImport, selectImportsWaitingFor, updateImport } from './import-store.ts';
import { deleteDecisions, selectFailedRows, updateOthersTried } from './row-store.ts';
import { saveReturnFields } from './save-return-fields.ts';

type Command = ImportKey & { actor: Actor };

/** Changes what an import will do; an earlier dry run no longer counts. @throws Refusal not_found, illegal_move, invalid_input */
export function changeImport(context: CrmContext, command: Command & { change: ImportChange }): Promise<Import> {
  return changeLocked(context, command, 'change', async (trx, current) => {
    const { first_line: firstLine, ...change } = command.change;
    const table = firstLine === undefined ? null : await moveTable(trx, current, firstLine);
    const settings = { ...current.settings, ...table?.settings, ...change };
    const { source: provider } = current;
    if (provider !== 'csv')
      ensureSelection(settings.selection ?? current.settings.selection, context.providers.of({ provider }));
    return updateImport(trx, command, {
      ...(table && { file: JSON.stringify(table.file) }),
      settings: JSON.stringify(settings),
      state: 'Draft',
      plan: null,
      updated_at: context.clock.now(),
    });
  });
}

/** Reads everyone and says what the run would do. @throws Refusal not_found, illegal_move, no_file, email_not_mapped */
export function dryRunImport(context: CrmContext, command: Command): Promise<Import> {
  return changeLocked(context, command, 'dry_run', async (trx, current) => {
    await deleteDecisions(trx, command);
    const begun = await begin(context, trx, current, { state: 'Dry run', phase: 'dry_run' });
    return updateImport(trx, command, { plan: null, total: null, pass: begun.pass });
  });
}

/** Begins to enrol. @throws Refusal not_found, illegal_move, invalid_settings */
export async function startImport(context: CrmContext, command: Command): Promise<Import> {
  await saveReturnFields(context, command);
  return changeLocked(context, command, 'start', async (trx, current) => {
    await recordMove(context, trx, current, 'import.started', command.actor);
    const started = await begin(context, trx, current, { state: 'Running', phase: 'run' });
    return updateImport(trx, command, { started_at: context.clock.now(), total: started.total });
  });
}

/** Takes no more people until it is resumed. @throws Refusal not_found, illegal_move */
export function pauseImport(context: CrmContext, command: Command): Promise<Import> {
  return changeLocked(context, command, 'pause', async (trx, current) => {
    await recordMove(context, trx, current, 'import.paused', command.actor, { cause: 'person' });
    return updateImport(trx, command, { state: 'Paused', pause_cause: 'person', message: null });
  });
}

/** Resumes at its cursor. @throws Refusal not_found, illegal_move */
export function resumeImport(context: CrmContext, command: Command): Promise<Import> {
  return changeLocked(context, command, 'resume', (trx, current) => resume(context, trx, current, command.actor));
}

/** The reaction to connection.connected: imports that waited for it resume. */
export async function resumeWaitingImports(context: CrmContext, trx: Transaction, workspaceId: string): Promise<void> {
  for (const current of await selectImportsWaitingFor(trx, workspaceId)) {
    await resume(context, trx, current, systemActor);
  }
}

async function resume(context: CrmContext, trx: Transaction, current: Import, actor: Actor): Promise<Import> {
  await recordMove(context, trx, current, 'import.resumed', actor);
  return goOn(context, trx, current);
}

/** Ends it; enrolled people stay. @throws Refusal not_found, illegal_move */
export function cancelImport(context: CrmContext, command: Command): Promise<Import> {
  return changeLocked(context, command, 'cancel', async (trx, current) => {
    await recordMove(context, trx, current, 'import.cancelled', command.actor);
    const finished = { state: 'Cancelled', phase: null, pause_cause: null, finished_at: context.clock.now() } as const;
    return updateImport(trx, command, { ...finished, message: null });
  });
}

/**
 * A failed import resumes at its cursor; a finished one retries the people who failed.
 * @param command.rowId only this one
 * @throws Refusal not_found, illegal_move or nothing_failed
 */
export function retryImport(context: CrmContext, command: Command & { rowId?: string }): Promise<Import> {
  return changeLocked(context, command, 'retry', async (trx, current) => {
    if (current.state === 'Failed') return goOn(context, trx, current);
    const pass = current.pass + 1;
    if (command.rowId) await updateOthersTried(trx, command, pass, command.rowId);
    if ((await selectFailedRows(trx, command, pass, 1)).length === 0) {
      importMoves.ensure('retry', { ...current, failed: 0 });
    }
    const { total } = current;
    await begin(context, trx, current, { state: 'Running', phase: 'retry' });
    return updateImport(trx, command, { total });
  });
}

/** Deletes an import and its rows; enrolled people stay. @throws Refusal not_found, illegal_move */
export async function removeImport(context: CrmContext, command: Command): Promise<void> {
  await changeLocked(context, command, 'remove', async (trx, current) => {
    await deleteImport(trx, command);
    return current;
  });
}

/** Gone through from the beginning. */
async function begin(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  change: Pick<Import, 'state' | 'phase'>,
): Promise<Import> {
  const now = context.clock.now();
  await sendWork(context.jobs, trx, importKind, keyOf(current));
  return updateImport(trx, keyOf(current), {
    ...change,
    pass: current.pass + 1,
    cursor: null,
    restarts: 0,
    done: 0,
    paced_from: now,
    paced_done: 0,
    message: null,
    updated_at: now,
  });
}

async function goOn(context: CrmContext, trx: Transaction, current: Import): Promise<Import> {
  const now = context.clock.now();
  await sendWork(context.jobs, trx, importKind, keyOf(current));
  return updateImport(trx, keyOf(current), {
    state: current.phase === 'dry_run' ? 'Dry run' : 'Running',
    restarts: 0,
    pause_cause: null,
    message: null,
    paced_from: now,
    paced_done: current.done,
    updated_at: now,
  });
}

function recordMove(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  type: EventType,
  actor: Actor,
  evidence: Record<string, unknown> = {},
): Promise<void> {
  return context.history.record(trx, {
    type,
    workspaceId: current.workspace_id,
    campaignId: current.campaign_id,
    actor,
    evidence: { import_id: current.import_id, ...evidence },
  });
}

const keyOf = (current: Import): ImportKey => ({ workspaceId: current.workspace_id, importId: current.import_id });

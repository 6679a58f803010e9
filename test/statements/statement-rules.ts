import { createHash } from 'node:crypto';
import { sourcesOfSubqueries } from './correlated-subqueries.ts';

type Fault =
  | 'names no workspace'
  | 'changes rows of all workspaces'
  | 'locks rows of all workspaces'
  | 'asks a subquery for each row of another';

/** Of these a statement may be listed as one that is about all workspaces. */
export const mayBeListed: ReadonlySet<Fault> = new Set(['names no workspace', 'changes rows of all workspaces']);

/** A statement by its text, however it is laid out. */
export const fingerprintOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);

/**
 * What keeps a statement from running where tables are distributed by workspace, or makes it slow there.
 * @param text as it was sent, with `$` for each value
 * @param tables names of tables whose rows belong to a workspace
 */
export function faultOf(text: string, tables: ReadonlySet<string>): Fault | null {
  if (!tablesIn(text).some((table) => tables.has(table))) return null;
  if (sourcesOfSubqueries(text).length > 0) return 'asks a subquery for each row of another';
  if (namesWorkspace(text)) return null;
  if (/\bfor (?:no key )?(?:update|share)\b/i.test(text)) return 'locks rows of all workspaces';
  return /\b(?:update|delete from|insert into)\s+"?goodword/i.test(text)
    ? 'changes rows of all workspaces'
    : 'names no workspace';
}

/** The tables of ours that a statement touches. */
export const tablesIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/(?:"goodword"|\bgoodword)\.(?:"(\w+)"|(\w+))/g)].map(([, quoted, plain]) => (quoted ?? plain)!),
  ),
];

/** `workspace_id = …` in any notation, rows that carry it, or keys that begin with it. */
const namesWorkspace = (text: string): boolean =>
  /"?workspace_id"?\s*(?:=|in\b)\s*(?:any\b)?\s*\(?\s*\$/i.test(text) ||
  /\(\s*(?:"?\w+"?\.)?"?workspace_id"?(?:,\s*(?:"?\w+"?\.)?"?\w+"?)*\s*\)\s*(?:=|in)\s*/i.test(text) ||
  /insert into\s+"?goodword"?\."?\w+"?\s*(?:as \w+\s*)?\([^)]*workspace_id/i.test(text);

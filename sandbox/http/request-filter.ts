import { posix } from 'node:path';
import type { LoggedRequest } from './request-log.ts';

/** Which calls to look at; what is absent does not matter. */
export interface RequestFilter {
  method?: string | undefined;
  /** A path; `*` stands for any one part of it, `**` for any number of parts. */
  path?: string | undefined;
  clientId?: string | undefined;
  workspaceId?: string | undefined;
  /** A status, or a class of them such as `4xx`. */
  status?: string | undefined;
  /** The `code` of the first error answered. */
  code?: string | undefined;
  /** true: only calls that a fault hit. */
  fault?: boolean | undefined;
  /** true: only calls that met nothing here or carried keys that mean nothing. */
  warning?: boolean | undefined;
}

export function filterRequests(rows: readonly LoggedRequest[], filter: RequestFilter): LoggedRequest[] {
  const { method, path, clientId, workspaceId, status, code, fault, warning } = filter;
  return rows.filter(
    (row) =>
      (method === undefined || row.method === method.toUpperCase()) &&
      (path === undefined || posix.matchesGlob(row.path, path)) &&
      (clientId === undefined || row.clientId === clientId) &&
      (workspaceId === undefined || row.workspaceId === workspaceId) &&
      (status === undefined || hasStatus(row, status)) &&
      (code === undefined || row.errorCode === code) &&
      (fault !== true || row.fault !== null) &&
      (warning !== true || hasWarning(row)),
  );
}

/** Whether a call met nothing here, or carried keys that mean nothing. */
export const hasWarning = (row: LoggedRequest): boolean =>
  row.route === null || row.unknownQuery.length + row.unknownBody.length > 0;

/** How much passed by that the real Intercom might have taken otherwise, for a test to expect none. */
export function countWarnings(rows: readonly LoggedRequest[]) {
  const sum = (of: (row: LoggedRequest) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    unknown_routes: sum((row) => (row.route === null ? 1 : 0)),
    unknown_query_keys: sum((row) => row.unknownQuery.length),
    unknown_body_keys: sum((row) => row.unknownBody.length),
  };
}

function hasStatus(row: LoggedRequest, wanted: string): boolean {
  if (row.status === null) return wanted === 'none';
  return /^\dxx$/.test(wanted) ? String(row.status)[0] === wanted[0] : String(row.status) === wanted;
}

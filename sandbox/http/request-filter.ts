import { posix } from 'node:path';
import type { LoggedRequest } from './request-log.ts';

/** A filter of calls; absent fields match everything. */
export interface RequestFilter {
  method?: string | undefined;
  /** A path; `*` matches one segment, `**` any number of segments. */
  path?: string | undefined;
  clientId?: string | undefined;
  workspaceId?: string | undefined;
  /** A status, or a class of them such as `4xx`. */
  status?: string | undefined;
  /** The `code` of the first error in the response. */
  code?: string | undefined;
  /** true: only calls that a fault hit. */
  fault?: boolean | undefined;
  /** true: only calls to an unknown address or with unknown keys. */
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

/** Whether a call went to an unknown address or had unknown keys. */
export const hasWarning = (row: LoggedRequest): boolean =>
  row.route === null || row.unknownQuery.length + row.unknownBody.length > 0;

/** Counts of calls that the real Intercom might handle differently, so that a test can expect none. */
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

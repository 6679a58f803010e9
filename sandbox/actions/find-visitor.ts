import type { Visitor } from '../entities/visitor.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';

/** How calls name a visitor; the first one that is given counts. */
export interface VisitorKeys {
  id?: unknown;
  user_id?: unknown;
  email?: unknown;
}

/**
 * The visitor that a call names.
 * @throws IntercomError 400 when it names none, 404
 * @documented 4.9: An unknown visitor answers 404 "Visitor Not Found".
 * @assumed 4.9: A call that names no visitor answers 400 parameter_not_found.
 */
export function getVisitor(workspace: Workspace, keys: VisitorKeys): Visitor {
  const { id, user_id: userId, email } = keys;
  if (id === undefined && userId === undefined && email === undefined)
    throw new IntercomError(400, 'parameter_not_found', 'visitor not specified');
  const visitor = workspace.visitors.find((one) => {
    if (id !== undefined) return one.id === id;
    if (userId !== undefined) return one.userId === userId;
    return typeof email === 'string' && one.email === email.trim().toLowerCase();
  });
  if (visitor === undefined) throw new IntercomError(404, 'not_found', 'Visitor Not Found');
  return visitor;
}

/** Replaces a visitor with its new state, or adds it. */
export function putVisitor(workspace: Workspace, visitor: Visitor): void {
  const place = workspace.visitors.findIndex((one) => one.id === visitor.id);
  if (place < 0) workspace.visitors.push(visitor);
  else workspace.visitors[place] = visitor;
}

import type { Origin, Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import type { Author } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiCall } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { operatorId } from '../entities/operator.ts';
import { missing } from './parse-seconds.ts';

/** Who acts on a conversation: in which workspace, and through which app. */
export interface AuthorContext {
  sandbox: Sandbox;
  origin: Origin;
  workspace: Workspace;
  /** null for an action on our own pages. */
  appPackageCode: string | null;
}

export const authorContextOfCall = ({ workspace, app }: ApiCall, sandbox: Sandbox): AuthorContext => ({
  sandbox,
  origin: 'api',
  workspace,
  appPackageCode: packageCode(app),
});

export const authorContextOfPage = (sandbox: Sandbox, workspace: Workspace): AuthorContext => ({
  sandbox,
  origin: 'page',
  workspace,
  appPackageCode: null,
});

/** @assumed 9: An app's package code is its name in lower case with hyphens. */
const packageCode = (app: App): string =>
  app.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'app';

/**
 * The teammate that a call names by `admin_id`, as an author.
 * @assumed 9: An unknown admin_id answers 404 admin_not_found.
 * @throws IntercomError 400 when none is named, 404
 */
export function adminAuthor(workspace: Workspace, id: unknown): Author {
  if (id === undefined || id === null || id === '') throw missing('admin_id');
  const admin = workspace.admins.find((one) => one.id === idText(id));
  if (admin === undefined) throw new IntercomError(404, 'admin_not_found', 'Admin not found');
  return { type: admin.id === operatorId(workspace) ? 'bot' : 'admin', id: admin.id };
}

/** Ids of admins, teams and tags come as text or as numbers. */
export const idText = (id: unknown): string => (typeof id === 'string' || typeof id === 'number' ? String(id) : '');

import { isOperator } from './admin.ts';
import type { Workspace } from './workspace.ts';

/** The id of the workspace's bot; 0 in a workspace that has none. */
export const operatorId = (workspace: Workspace): string => workspace.admins.find(isOperator)?.id ?? '0';

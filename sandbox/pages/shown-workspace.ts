import type { FastifyRequest } from 'fastify';
import type { Workspace } from '../entities/workspace.ts';
import { findWorkspace, mainWorkspace } from '../store/find.ts';
import type { State } from '../store/state.ts';

/** Remembers in the browser which workspace our own pages show. */
export const workspaceCookie = 'practice_workspace';

/** The workspace that this visitor looks at: the one chosen in the head of the page, else the first. */
export function shownWorkspace(state: State, request: FastifyRequest): Workspace {
  const chosen = new RegExp(`(?:^|; )${workspaceCookie}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
  return (chosen === undefined ? undefined : findWorkspace(state, chosen)) ?? mainWorkspace(state);
}

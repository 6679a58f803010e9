import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Workspace } from '../../entities/workspace.ts';
import { findWorkspace, mainWorkspace } from '../../store/find.ts';
import type { State } from '../../store/state.ts';

/** Remembers in the browser which workspace our own pages show. */
const workspaceCookie = 'practice_workspace';

/** The workspace that this visitor chose in the page header, else the first. */
export function shownWorkspace(state: State, request: FastifyRequest): Workspace {
  const chosen = new RegExp(`(?:^|; )${workspaceCookie}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
  return (chosen === undefined ? undefined : findWorkspace(state, chosen)) ?? mainWorkspace(state);
}

/** Makes the visitor's next pages show this workspace. `idCode` must be one of ours: letters and digits only. */
export function showFromNowOn(reply: FastifyReply, idCode: string): void {
  reply.header('set-cookie', `${workspaceCookie}=${idCode}; Path=/; HttpOnly; SameSite=Lax`);
}

import type { FastifyReply } from 'fastify';
import type { Workspace } from '../../entities/workspace.ts';
import { type Page, layout } from './layout.ts';

/** Name of the server's decorator that lists the workspaces, so that every page can offer them. */
export const workspaceList = 'workspaceList';

/**
 * Sends a page: no scripts, no framing, nothing loaded from elsewhere.
 * @param formTarget another origin that a form here may be redirected to (browsers check redirects as well)
 * @param imageSources allowed sources of images besides `data:`
 */
export function sendPage(
  reply: FastifyReply,
  workspace: Workspace,
  page: Page,
  formTarget = '',
  imageSources = '',
): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data: ${imageSources}; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${formTarget}`,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(layout(page, workspace, reply.server.getDecorator<() => Workspace[]>(workspaceList)()));
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { authorContextOfPage } from '../actions/author-context.ts';
import { rateConversation, requestRating } from '../actions/rate-conversation.ts';
import type { Sandbox } from '../context.ts';
import type { Conversation } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { findWorkspace } from '../store/find.ts';
import { ControlError, checked } from './checked.ts';

/** The body of `POST /__sandbox/conversations/{id}/rating`. */
const ratingRequestSchema = z.strictObject({
  workspace_id: z.string().optional(),
  /** Requests a new rating; left out, the latest request is answered. */
  asked_by: z.enum(['admin', 'workflow'], { error: 'asked_by must be admin or workflow.' }).optional(),
  /** Left out, the rating is only requested. */
  rating: z.int({ error: 'rating must be a whole number from 1 to 5.' }).min(1).max(5).optional(),
  remark: z.string({ error: 'remark must be text.' }).nullable().optional(),
});

/** Ratings for tests: requested and given as in Intercom's Messenger; the API cannot do this. */
export function addConversationControl(server: FastifyInstance, sandbox: Sandbox): void {
  server.post<{ Params: { id: string } }>('/__sandbox/conversations/:id/rating', (request) => {
    const body = checked(ratingRequestSchema, request.body ?? {});
    const { workspace, conversation } = find(sandbox, request.params.id, body.workspace_id);
    const context = authorContextOfPage(sandbox, workspace);
    try {
      if (body.asked_by !== undefined) requestRating(context, conversation, body.asked_by);
      if (body.rating !== undefined) rateConversation(context, conversation, body.rating, body.remark ?? null);
    } catch (error) {
      if (error instanceof IntercomError) throw new ControlError(400, `${error.message}.`);
      throw error;
    }
    const last = conversation.ratings.at(-1);
    return {
      ratings: conversation.ratings.length,
      last: last === undefined ? null : { rating: last.rating, remark: last.remark, asked_by: last.teammate.type },
    };
  });
}

function find(sandbox: Sandbox, id: string, workspaceId: string | undefined) {
  const workspaces: (Workspace | undefined)[] =
    workspaceId === undefined ? sandbox.state.workspaces : [findWorkspace(sandbox.state, workspaceId)];
  for (const workspace of workspaces) {
    const conversation: Conversation | undefined = workspace?.conversations.find((one) => one.id === id);
    if (workspace !== undefined && conversation !== undefined) return { workspace, conversation };
  }
  throw new ControlError(404, 'There is no such conversation or workspace.');
}

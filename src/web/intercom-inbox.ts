import type { FastifyInstance } from 'fastify';
import { isDatabaseAway } from '../database/is-database-away.ts';
import { noteSigned } from '../intercom/apps/note-call.ts';
import { intercomTraits } from '../intercom/traits.ts';
import { inboxPaths } from '../intercom/apps/guide.ts';
import { answerInbox } from '../intercom/inbox/answer-inbox.ts';
import type { Canvas } from '../intercom/inbox/canvas.ts';
import { inboxShape, readInboxRequest } from '../intercom/inbox/inbox-request.ts';
import { renderTrouble } from '../intercom/inbox/render-card.ts';
import { readSignedBody } from '../intercom/webhooks/signed-body.ts';
import { takeRawBodies, withRawBody } from './raw-body.ts';
import { Refusal } from '../platform/refusal.ts';
import type { WebContext } from './web-context.ts';

/**
 * The panel beside conversations in Intercom's Inbox (Canvas Kit). Both addresses take the same body; submit adds what
 * was pressed. Nothing in a body is trusted before its signature is verified.
 */
export function registerIntercomInbox(app: FastifyInstance, context: WebContext): void {
  takeRawBodies(app);
  for (const path of Object.values(inboxPaths)) {
    app.post(path, async (request): Promise<Canvas> => {
      try {
        const { signer, body } = await readSignedBody(context.intercom, withRawBody(request), inboxShape);
        const recipients = await context.recipients.of(intercomTraits.name, body.workspace_id);
        await noteSigned(context.intercom, 'inbox', signer, recipients);
        return await answerInbox(context.crm, readInboxRequest(body), signer);
      } catch (error) {
        if (error instanceof Refusal || isDatabaseAway(error)) throw error;
        // any other status shows a teammate a box of Intercom's that says nothing (reference 14)
        context.log.error({ err: error }, 'rendering the Inbox card failed');
        return renderTrouble();
      }
    });
  }
}

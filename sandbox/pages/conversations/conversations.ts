import type { FastifyInstance } from 'fastify';
import { authorContextOfPage } from '../../actions/author-context.ts';
import { wakeConversations } from '../../actions/manage-conversation.ts';
import { replyToMessage } from '../../actions/send-message.ts';
import { startConversation } from '../../actions/start-conversation.ts';
import type { Sandbox } from '../../context.ts';
import type { Conversation } from '../../entities/conversation.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError, invalid } from '../../http/intercom-error.ts';
import { isPlainObject } from '../../http/plain-object.ts';
import { conversationListBody, views } from './conversations-body.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

/** `/chats`: the conversations, and messages that nobody answered yet. */
export function addConversationsPage(server: FastifyInstance, sandbox: Sandbox): void {
  const list = (workspace: Workspace, view: string, page: number, above: string, entered: Form | null) => ({
    title: 'Conversations',
    section: paths.conversations,
    body: above + conversationListBody(workspace, { view, page }, entered),
  });

  server.get(paths.conversations, (request, reply) => {
    const query = isPlainObject(request.query) ? request.query : {};
    const workspace = shownWorkspace(sandbox.state, request);
    wakeConversations(sandbox, workspace);
    const view = views.find((one) => one.name === query['view'])?.name ?? 'open';
    const page = Math.max(1, Math.floor(Number(query['page'])) || 1);
    return sendPage(reply, workspace, list(workspace, view, page, '', null));
  });

  const begins: Record<string, (workspace: Workspace, form: Form) => Conversation> = {
    new: (workspace, form) => {
      const id = contactNamed(workspace, form.text('contact'));
      const body = { from: { type: 'contact', id }, body: form.text('body') };
      return startConversation(authorContextOfPage(sandbox, workspace), body);
    },
    answer: (workspace, form) =>
      replyToMessage(
        authorContextOfPage(sandbox, workspace),
        form.text('message'),
        form.text('contact'),
        form.text('body'),
      ),
  };
  for (const [name, begin] of Object.entries(begins))
    server.post(`${paths.conversations}/${name}`, (request, reply) => {
      const workspace = shownWorkspace(sandbox.state, request);
      const form = formOf(request.body);
      try {
        return reply.redirect(`${paths.conversation(begin(workspace, form).id)}?done=begun`, 303);
      } catch (error) {
        if (!(error instanceof IntercomError)) throw error;
        const above = message('bad', `Not begun: ${error.message}`);
        return sendPage(reply.code(error.status), workspace, list(workspace, 'open', 1, above, form));
      }
    });
}

/** The Intercom id of a contact given by id or e-mail, users before leads. */
function contactNamed(workspace: Workspace, given: string): string {
  const text = given.trim();
  if (text === '') throw invalid('Say who begins the conversation: an e-mail address or an Intercom id.');
  const known = workspace.contacts.get(text);
  const withEmail = workspace.contacts.withEmail(text.toLowerCase());
  const contact = known ?? withEmail.find((one) => one.role === 'user') ?? withEmail[0];
  if (contact === undefined)
    throw invalid(`Nobody has the e-mail address or id “${text.slice(0, 100).toWellFormed()}”.`);
  return contact.id;
}

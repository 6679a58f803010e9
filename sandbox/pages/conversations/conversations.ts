import type { FastifyInstance } from 'fastify';
import { authorContextOfPage } from '../../actions/author-context.ts';
import { wakeConversations } from '../../actions/manage-conversation.ts';
import { replyToMessage } from '../../actions/send-message.ts';
import { startConversation } from '../../actions/start-conversation.ts';
import type { Sandbox } from '../../context.ts';
import type { Conversation } from '../../entities/conversation.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError, invalid } from '../../http/intercom-error.ts';
import { conversationListBody, views } from './conversations-body.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { queryOf } from '../ui/query.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

/** `/chats`: the conversations, and messages without a reply. */
export function addConversationsPage(server: FastifyInstance, sandbox: Sandbox): void {
  const list = (workspace: Workspace, view: string, page: number, above: string, entered: Form | null) => ({
    title: 'Conversations',
    section: paths.conversations,
    body: above + conversationListBody(workspace, { view, page }, entered),
  });

  server.get(paths.conversations, (request, reply) => {
    const { text, page } = queryOf(request);
    const workspace = shownWorkspace(sandbox.state, request);
    wakeConversations(sandbox, workspace);
    const view = views.find((one) => one.name === text('view'))?.name ?? 'open';
    return sendPage(reply, workspace, list(workspace, view, page, '', null));
  });

  const starts: Record<string, (workspace: Workspace, form: Form) => Conversation> = {
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
  for (const [name, start] of Object.entries(starts))
    server.post(`${paths.conversations}/${name}`, (request, reply) => {
      const workspace = shownWorkspace(sandbox.state, request);
      const form = formOf(request.body);
      try {
        return reply.redirect(`${paths.conversation(start(workspace, form).id)}?done=started`, 303);
      } catch (error) {
        if (!(error instanceof IntercomError)) throw error;
        const above = message('bad', `Not started: ${error.message}`);
        return sendPage(reply.code(error.status), workspace, list(workspace, 'open', 1, above, form));
      }
    });
}

/** The Intercom id of the contact with this id or e-mail address; users before leads. */
function contactNamed(workspace: Workspace, given: string): string {
  const text = given.trim();
  if (text === '') throw invalid('Enter the contact’s email address or Intercom ID.');
  const known = workspace.contacts.get(text);
  const withEmail = workspace.contacts.withEmail(text.toLowerCase());
  const contact = known ?? withEmail.find((one) => one.role === 'user') ?? withEmail[0];
  if (contact === undefined)
    throw invalid(`No contact has the email address or ID “${text.slice(0, 100).toWellFormed()}”.`);
  return contact.id;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AuthorContext, adminAuthor, authorContextOfPage } from '../../actions/author-context.ts';
import { getConversation } from '../../actions/find-conversation.ts';
import {
  assignConversation,
  closeConversation,
  openConversation,
  snoozeConversation,
  wakeConversations,
} from '../../actions/manage-conversation.ts';
import { rateConversation, requestRating } from '../../actions/rate-conversation.ts';
import { replyToConversation } from '../../actions/reply-to-conversation.ts';
import { prioritizeConversation } from '../../actions/update-conversation.ts';
import type { Sandbox } from '../../context.ts';
import type { Conversation, Priority } from '../../entities/conversation.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError, invalid } from '../../http/intercom-error.ts';
import { conversationBody, titleOf } from './conversation-body.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

const doneSentences: Record<string, string> = {
  started: 'Conversation started. Subscribed apps are notified by webhook.',
  replied: 'Reply sent. Subscribed apps are notified by webhook.',
  moved: 'Conversation updated. Subscribed apps are notified by webhook.',
  rated: 'Conversation rated. Subscribed apps are notified by webhook (conversation.rating.added).',
  asked: 'Rating requested.',
};

const hourMs = 3_600_000;

type ConversationRequest = FastifyRequest<{ Params: { id: string } }>;
/** What a form does. @returns the key of the sentence to show afterwards */
type Act = (context: AuthorContext, conversation: Conversation, form: Form) => string;

/** `/chats/{id}`: one conversation, with actions for contact and teammates. All of them send webhooks. */
export function addConversationPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get<{ Params: { id: string } }>(paths.conversation(':id'), (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    wakeConversations(sandbox, workspace);
    const above = doneSentence(request, doneSentences);
    return show(reply, workspace, getConversation(workspace, request.params.id), above, null);
  });

  for (const [name, act] of Object.entries(acts))
    server.post(`${paths.conversation(':id')}/${name}`, (request: ConversationRequest, reply) => {
      const workspace = shownWorkspace(sandbox.state, request);
      const conversation = getConversation(workspace, request.params.id);
      const form = formOf(request.body);
      try {
        const done = act(authorContextOfPage(sandbox, workspace), conversation, form);
        return reply.redirect(`${paths.conversation(conversation.id)}?done=${done}`, 303);
      } catch (error) {
        if (!(error instanceof IntercomError)) throw error;
        const above = message('bad', `Not changed: ${error.message}`);
        return show(reply.code(error.status), workspace, conversation, above, form);
      }
    });
}

const acts: Record<string, Act> = {
  reply: (context, conversation, form) => {
    const [kind, id] = form.text('as').split(':');
    const body = form.text('body');
    const reply =
      kind === 'contact'
        ? { type: 'user', message_type: 'comment', intercom_user_id: id, body }
        : { type: 'admin', message_type: kind === 'note' ? 'note' : 'comment', admin_id: id, body };
    replyToConversation(context, conversation.id, reply);
    return 'replied';
  },
  state: (context, conversation, form) => {
    const author = teammate(context, conversation);
    if (form.text('move') === 'close') closeConversation(context, conversation, author, null);
    else if (form.text('move') === 'open') openConversation(context, conversation, author);
    else if (form.text('move') === 'snooze')
      snoozeConversation(context, conversation, author, context.sandbox.clock.now() + hourMs);
    else throw invalid('unknown action');
    return 'moved';
  },
  assign: (context, conversation, form) => {
    assignConversation(context, conversation, teammate(context, conversation), { assignee_id: form.text('assignee') });
    return 'moved';
  },
  priority: (context, conversation, form) => {
    const levels: Priority[] = ['none', 'low', 'medium', 'high', 'urgent'];
    const priority = levels.find((level) => level === form.text('priority'));
    if (priority === undefined) throw invalid('unknown priority');
    prioritizeConversation(context, conversation, priority);
    return 'moved';
  },
  rating: (context, conversation, form) => {
    const stars = Number(form.text('rating'));
    if (![1, 2, 3, 4, 5].includes(stars)) throw invalid('choose a rating from 1 to 5');
    rateConversation(context, conversation, stars, form.text('remark').trim() || null);
    return 'rated';
  },
  'rating/request': (context, conversation, form) => {
    requestRating(context, conversation, form.text('asker') === 'workflow' ? 'workflow' : 'admin');
    return 'asked';
  },
};

/** The author of a button's action: the assigned teammate, else the workspace's first. */
const teammate = ({ workspace }: AuthorContext, conversation: Conversation) =>
  adminAuthor(workspace, conversation.adminAssigneeId ?? workspace.admins[0]?.id);

function show(
  reply: FastifyReply,
  workspace: Workspace,
  conversation: Conversation,
  above: string,
  entered: Form | null,
): FastifyReply {
  return sendPage(reply, workspace, {
    title: titleOf(conversation),
    section: paths.conversations,
    body: above + conversationBody(conversation, workspace, entered),
  });
}

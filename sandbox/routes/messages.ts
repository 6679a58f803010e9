import { authorContextOfCall } from '../actions/author-context.ts';
import { sendMessage } from '../actions/send-message.ts';
import { startConversation } from '../actions/start-conversation.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { presentAdminMessage, presentUserMessage } from '../presenters/message.ts';

/** Messages outside of conversations. */
export const messageRoutes: ApiRoute[] = [
  {
    method: 'POST',
    url: '/messages',
    scopes: ['write_conversations'],
    refusal: 403,
    known: {
      body: [
        'message_type',
        'subject',
        'body',
        'template',
        'from',
        'to',
        'cc',
        'bcc',
        'created_at',
        'create_conversation_without_contact_reply',
        'attachment_urls',
      ],
    },
    answer: (call, sandbox) => {
      const context = authorContextOfCall(call, sandbox);
      const from = isPlainObject(call.body['from']) ? call.body['from'] : {};
      // @documented 9: A message from a user or lead begins a conversation, as POST /conversations does.
      if (from['type'] === 'user' || from['type'] === 'lead')
        return presentUserMessage(startConversation(context, call.body));
      const { message, conversation } = sendMessage(context, call.body);
      return presentAdminMessage(message, conversation, call.workspace);
    },
  },
];

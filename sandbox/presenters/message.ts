import type { Conversation } from '../entities/conversation.ts';
import type { OutboundMessage } from '../entities/message.ts';
import { plainText } from '../entities/message-body.ts';
import type { Workspace } from '../entities/workspace.ts';
import { toSeconds } from '../http/time.ts';

/** @documented 9: Beginning a conversation answers with the message, its conversation_id and the type user_message. */
export const presentUserMessage = ({ id, createdAt, source }: Conversation) => ({
  type: 'user_message',
  id: source.id,
  created_at: toSeconds(createdAt),
  body: plainText(source.body),
  message_type: 'inapp',
  conversation_id: id,
});

/** @documented 9: A teammate's message is answered with the type admin_message and its owner. */
export function presentAdminMessage(message: OutboundMessage, conversation: Conversation | null, workspace: Workspace) {
  const admin = workspace.admins.find((one) => one.id === message.adminId);
  return {
    type: 'admin_message',
    id: message.id,
    created_at: toSeconds(message.createdAt),
    subject: message.subject,
    body: message.body,
    message_type: message.type,
    owner: {
      type: 'admin',
      id: message.adminId,
      name: admin?.name ?? null,
      email: admin?.email ?? null,
      away_mode_enabled: false,
      away_mode_reassign: false,
    },
    ...(conversation === null ? {} : { conversation_id: conversation.id }),
  };
}

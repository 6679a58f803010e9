import type { Attachment, ConversationPart } from '../entities/conversation.ts';
import type { AppliedTag } from '../entities/tag.ts';
import type { Workspace } from '../entities/workspace.ts';
import { toSeconds } from '../http/time.ts';
import { presentPartAuthor } from './conversation-author.ts';
import { presentTag } from './tag.ts';

/** Converts stored HTML for the response: unchanged, or to plain text. */
export type ShowBody = (html: string) => string;

/**
 * A part of a conversation.
 * @documented 9: A part that was made through the API carries the app_package_code of the app; other parts carry null.
 * @documented 9: state on a part is the conversation's state when the part was made.
 */
export const presentPart = (part: ConversationPart, workspace: Workspace, showBody: ShowBody) => ({
  type: 'conversation_part',
  id: part.id,
  part_type: part.partType,
  body: part.body === null ? null : showBody(part.body),
  created_at: toSeconds(part.createdAt),
  updated_at: toSeconds(part.updatedAt),
  notified_at: toSeconds(part.createdAt),
  assigned_to: part.assignedTo,
  author: presentPartAuthor(part.author, workspace),
  attachments: part.attachments.map(presentAttachment),
  external_id: null,
  redacted: part.redacted,
  email_message_metadata: null,
  metadata: {
    ...(part.replyOptions.length > 0 ? { quick_reply_options: part.replyOptions } : {}),
    ...(part.chosenOption === null ? {} : { quick_reply_uuid: part.chosenOption }),
  },
  state: part.state,
  tags: namedTags(part.tags, workspace).map(({ tag }) => presentTag(tag)),
  event_details: null,
  app_package_code: part.appPackageCode,
});

export const presentAttachment = (attachment: Attachment) => ({
  type: 'upload',
  name: attachment.name,
  url: attachment.url,
  content_type: attachment.contentType,
  filesize: attachment.size,
});

/** Applied tags with their names, without deleted ones. */
export const namedTags = (applied: readonly AppliedTag[], workspace: Workspace) =>
  applied.flatMap((one) => {
    const tag = workspace.tags.find((known) => known.id === one.id);
    return tag === undefined ? [] : [{ tag, applied: one }];
  });

import type { ConversationAttribute } from '../entities/conversation-attribute.ts';
import { toSeconds } from '../http/time.ts';

/** @documented 5.2: A conversation attribute has an integer id; texts have multiline, lists options with UUIDs, relationships a reference. */
export const presentConversationAttribute = (attribute: ConversationAttribute) => ({
  type: 'conversation_attribute',
  id: attribute.id,
  name: attribute.name,
  description: attribute.description,
  data_type: attribute.type,
  required: attribute.required,
  visible_to_team_ids: attribute.visibleToTeamIds,
  archived: attribute.archived,
  created_at: toSeconds(attribute.createdAt),
  updated_at: toSeconds(attribute.updatedAt),
  admin_id: attribute.adminId,
  ...(attribute.type === 'string' && { multiline: attribute.multiline }),
  ...(attribute.type === 'list' && { options: attribute.options }),
  ...(attribute.type === 'relationship' &&
    attribute.reference && {
      reference: { type: attribute.reference.type, object_type_id: attribute.reference.objectTypeId },
    }),
});

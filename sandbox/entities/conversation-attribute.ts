export const conversationAttributeTypes = [
  'string',
  'integer',
  'list',
  'decimal',
  'boolean',
  'datetime',
  'relationship',
  'files',
] as const;
export type ConversationAttributeType = (typeof conversationAttributeTypes)[number];

/** An attribute of conversations. Times in milliseconds. */
export interface ConversationAttribute {
  id: number;
  name: string;
  description: string;
  type: ConversationAttributeType;
  required: boolean;
  visibleToTeamIds: string[];
  /** For texts. */
  multiline: boolean;
  /** For lists; `id` is a UUID. */
  options: { id: string; label: string; archived: boolean }[];
  /** For relationships. */
  reference: { type: 'one' | 'many'; objectTypeId: string | null } | null;
  archived: boolean;
  adminId: string;
  createdAt: number;
  updatedAt: number;
}

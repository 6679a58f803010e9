import type { Attachment } from './conversation.ts';

/** A message that a teammate sent to contacts outside any conversation. */
export interface OutboundMessage {
  /** Decimal string; the source of the conversation that a reply begins carries it as well. */
  id: string;
  type: 'inapp' | 'email';
  adminId: string;
  contactIds: string[];
  subject: string;
  /** As it was sent, text or HTML. */
  body: string;
  attachments: Attachment[];
  /** Milliseconds. */
  createdAt: number;
}

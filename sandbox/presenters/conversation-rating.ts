import type { Conversation, ConversationRating } from '../entities/conversation.ts';
import { operatorId } from '../entities/operator.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { toSeconds } from '../http/time.ts';
import { escapeText } from './escape.ts';

/**
 * The rating that a conversation shows; null when there is none.
 * @documented 3: From 2.15 on the latest completed rating is shown.
 * @assumed 3: Up to 2.14 the latest rating is shown even while the contact has not answered, with a null rating.
 */
export function presentRating(conversation: Conversation, workspace: Workspace, version: ApiVersion) {
  const { ratings } = conversation;
  const shown = isAtLeast(version, '2.15') ? ratings.findLast((rating) => rating.rating !== null) : ratings.at(-1);
  if (shown === undefined) return null;
  return {
    rating: shown.rating,
    remark: shown.remark ?? '',
    // @documented 9: created_at of a rating is when it was asked for.
    created_at: toSeconds(shown.requestedAt),
    updated_at: toSeconds(shown.ratedAt ?? shown.requestedAt),
    contact: {
      type: 'contact',
      id: shown.contactId,
      external_id: escapeText(workspace.contacts.get(shown.contactId)?.externalId ?? null),
    },
    teammate: presentTeammate(shown.teammate, workspace, version),
  };
}

/**
 * @documented 9: From 2.17 on the rated teammate can be of type workflow, in webhooks as well.
 * @assumed 9: Up to 2.16 a rating that a workflow asked for names the operator bot as an admin.
 */
function presentTeammate(teammate: ConversationRating['teammate'], workspace: Workspace, version: ApiVersion) {
  if (teammate.type === 'admin' || isAtLeast(version, '2.17')) return teammate;
  return { type: 'admin', id: operatorId(workspace) };
}

import type { Conversation } from '../entities/conversation.ts';
import { statisticsOf } from '../entities/conversation-statistics.ts';
import { type ShowTime, toSeconds } from '../http/time.ts';

/**
 * @documented 9: Statistics give moments and durations in seconds; what has not happened is null.
 * @recorded 9: last_closed_by_id is a number.
 * @assumed 9: Statistics are always there, although the examples of the OpenAPI file show null.
 */
export function presentStatistics(conversation: Conversation, show: ShowTime) {
  const found = statisticsOf(conversation);
  const at = (ms: number | null) => (ms === null ? null : show(ms));
  const seconds = (ms: number | null) => (ms === null ? null : toSeconds(ms));
  const since = (ms: number | null) => (ms === null ? null : toSeconds(ms) - toSeconds(conversation.createdAt));
  return {
    type: 'conversation_statistics',
    time_to_assignment: since(found.firstAssignmentAt),
    time_to_admin_reply: since(found.firstAdminReplyAt),
    time_to_first_close: since(found.firstCloseAt),
    time_to_last_close: since(found.lastCloseAt),
    median_time_to_reply: seconds(found.medianTimeToReply),
    first_contact_reply_at: at(found.firstContactReplyAt),
    first_assignment_at: at(found.firstAssignmentAt),
    first_admin_reply_at: at(found.firstAdminReplyAt),
    first_close_at: at(found.firstCloseAt),
    last_assignment_at: at(found.lastAssignmentAt),
    last_assignment_admin_reply_at: at(found.lastAssignmentAdminReplyAt),
    last_contact_reply_at: at(found.lastContactReplyAt),
    last_admin_reply_at: at(found.lastAdminReplyAt),
    last_close_at: at(found.lastCloseAt),
    last_closed_by_id: found.lastClosedById === null ? null : Number(found.lastClosedById),
    count_reopens: found.countReopens,
    count_assignments: found.countAssignments,
    count_conversation_parts: found.countParts,
  };
}

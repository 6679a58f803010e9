/** Every code a refusal can have. Programs rely on them: a code is never renamed, and its meaning never changes. */
export const refusalCodes = [
  'alert_not_sent',
  'already_set_up',
  'bad_request',
  'bad_signature',
  'body_too_large',
  'campaign_exists',
  'campaign_not_open',
  'cannot_back_fill',
  'changed_meanwhile',
  'confirmation_over',
  'database_unavailable',
  'delivery_under_way',
  'email_not_mapped',
  'email_taken',
  'empty_file',
  'file_too_large',
  'first_answer_unreadable',
  'foreign_origin',
  'idempotency_key_reused',
  'illegal_move',
  'intercom_not_configured',
  'internal_error',
  'invalid_idempotency_key',
  'invalid_input',
  'invalid_settings',
  'invitation_over',
  'last_owner',
  'link_paused',
  'mail_off',
  'malformed_json',
  'malformed_notification',
  'malformed_upload',
  'metrics_off',
  'needs_attention',
  'no_file',
  'no_sync',
  'no_webhook',
  'nobody_to_mail',
  'not_a_teammate',
  'not_connected',
  'not_csv',
  'not_found',
  'not_signed_in',
  'not_utf8',
  'nothing_failed',
  'nothing_to_repair',
  'nothing_to_undo',
  'owner_only',
  'password_change_needed',
  'people_only',
  'request_in_progress',
  'reset_link_over',
  'rewards_undecided',
  'request_timeout',
  'operation_not_over',
  'operation_under_way',
  'scope_missing',
  'secret_unreadable',
  'self_referral',
  'sign_in_required',
  'signature_not_checked',
  'too_many_requests',
  'unknown_api_key',
  'unknown_code',
  'unknown_currency',
  'unknown_host',
  'unknown_workspace',
  'unsupported_media_type',
  'webhook_address_refused',
  'wrong_code',
  'wrong_credentials',
] as const;

type OwnCode = (typeof refusalCodes)[number];

/** The two codes each CRM has, by the name of its provider: it refused what was sent, or it did not answer. */
type CrmCode = `${string}_refused` | `${string}_unavailable`;

export type RefusalCode = OwnCode | CrmCode;

/** A code as it is documented, with `<crm>` for the provider's name. */
export type DocumentedCode = OwnCode | '<crm>_refused' | '<crm>_unavailable';

/** Under which name a code is documented. */
export function documentedCode(code: RefusalCode): DocumentedCode {
  const own: readonly string[] = refusalCodes;
  if (own.includes(code)) return code as OwnCode;
  return code.endsWith('_refused') ? '<crm>_refused' : '<crm>_unavailable';
}

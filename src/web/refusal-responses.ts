import { documentedCode, type DocumentedCode, type RefusalCode } from '../platform/refusal-codes.ts';

/** How each code is answered over HTTP, and what it means to a program. */
const responses: Record<DocumentedCode, { status: number; meaning: string }> = {
  alert_not_sent: { status: 502, meaning: 'The test alert was not accepted by the mail server or the webhook.' },
  already_set_up: { status: 409, meaning: 'This installation has an owner.' },
  bad_request: { status: 400, meaning: 'The request is malformed; the status may be another 4xx.' },
  bad_signature: { status: 401, meaning: 'The signature is missing or does not match the body.' },
  body_too_large: { status: 413, meaning: 'The body is too large.' },
  campaign_exists: { status: 409, meaning: 'The workspace has a campaign; the sample is for an empty one.' },
  campaign_not_open: { status: 409, meaning: 'The campaign is a draft or paused, so no one can join.' },
  cannot_back_fill: { status: 409, meaning: 'The campaign cannot send now, or everyone has been sent.' },
  changed_meanwhile: { status: 409, meaning: 'The record was changed since it was read: read it again.' },
  database_unavailable: {
    status: 503,
    meaning: 'The database cannot be reached now: send the same again after `Retry-After` seconds.',
  },
  delivery_under_way: { status: 409, meaning: 'Something is being sent at this moment: try again in a minute.' },
  email_not_mapped: { status: 422, meaning: 'No column of the file is chosen for the e-mail address.' },
  email_taken: {
    status: 409,
    meaning: 'Another person of the campaign has that e-mail address: `about` names the record.',
  },
  empty_file: { status: 422, meaning: 'The file has no rows.' },
  file_too_large: { status: 413, meaning: 'The file is larger than 50 MB.' },
  first_answer_unreadable: {
    status: 409,
    meaning:
      'The request was carried out before; its answer can no longer be read, because the key that encrypted it was taken away.',
  },
  foreign_origin: { status: 403, meaning: 'A browser sent the request from another site.' },
  idempotency_key_reused: { status: 422, meaning: 'The Idempotency-Key was used for another request.' },
  illegal_move: { status: 409, meaning: 'The record is in a state that does not allow this; see its `actions`.' },
  intercom_not_configured: { status: 409, meaning: 'No Intercom app is set up to connect with.' },
  internal_error: { status: 500, meaning: 'Goodword failed; the cause is in its log.' },
  invalid_idempotency_key: { status: 400, meaning: 'The Idempotency-Key is empty or too long.' },
  invalid_input: { status: 422, meaning: '`errors` names each field that is not accepted.' },
  invalid_settings: { status: 422, meaning: '`errors` names each setting that must be corrected first.' },
  link_paused: { status: 409, meaning: 'The referral link is paused.' },
  malformed_json: { status: 400, meaning: 'The body is not JSON.' },
  malformed_notification: { status: 400, meaning: 'The body is not what the CRM sends to this address.' },
  malformed_upload: { status: 400, meaning: 'The body is no multipart form, or it broke off.' },
  metrics_off: { status: 404, meaning: 'Metrics are not switched on.' },
  needs_attention: { status: 409, meaning: 'The connection must be repaired first: see its `attention`.' },
  no_file: { status: 422, meaning: 'A file is missing.' },
  no_sync: { status: 409, meaning: 'The import is no ongoing sync, or the sync was stopped.' },
  no_webhook: { status: 422, meaning: 'No webhook address is saved.' },
  nobody_to_mail: { status: 422, meaning: 'The caller has no e-mail address.' },
  not_a_teammate: { status: 422, meaning: 'The user is no member of the workspace.' },
  not_connected: { status: 409, meaning: 'The CRM is not connected.' },
  not_csv: { status: 422, meaning: 'The file cannot be read as CSV.' },
  not_found: { status: 404, meaning: 'The workspace has no such record, or the address is unknown.' },
  not_signed_in: { status: 401, meaning: 'The metrics token is missing or wrong.' },
  not_utf8: { status: 422, meaning: 'The file is not UTF-8.' },
  nothing_failed: { status: 409, meaning: 'No row of the import failed.' },
  nothing_to_repair: { status: 409, meaning: 'None of the chosen differences can be repaired.' },
  nothing_to_undo: { status: 409, meaning: 'Nothing was changed, or it was undone already.' },
  password_change_needed: { status: 403, meaning: 'The password is a one-time one: another must be chosen first.' },
  people_only: { status: 403, meaning: 'Only a signed-in person can do this, not an API key.' },
  request_in_progress: { status: 409, meaning: 'The first request with this Idempotency-Key is still running.' },
  request_timeout: { status: 408, meaning: 'The request did not arrive in time.' },
  rewards_undecided: { status: 409, meaning: 'Rewards are owed to the person: `rewards` says what becomes of them.' },
  operation_not_over: { status: 409, meaning: 'The bulk operation must end before it can be undone.' },
  operation_under_way: { status: 409, meaning: 'The same is running already.' },
  scope_missing: { status: 403, meaning: 'The API key lacks the scope that the request needs.' },
  secret_unreadable: {
    status: 409,
    meaning:
      'A stored secret can no longer be read, because the key that encrypted it was taken away; `detail` says what to do.',
  },
  self_referral: { status: 422, meaning: 'Referrer and lead are the same person; `about` may name the record.' },
  sign_in_required: { status: 401, meaning: 'No session and no API key was sent.' },
  signature_not_checked: {
    status: 503,
    meaning:
      'The signature cannot be checked now, because the secret of an app can no longer be read: send the same again later.',
  },
  too_many_requests: { status: 429, meaning: 'Too many tries in a short time.' },
  unknown_api_key: { status: 401, meaning: 'The API key is not valid, or it was revoked.' },
  unknown_code: { status: 422, meaning: 'No referrer of the campaign has this referral code.' },
  unknown_currency: { status: 422, meaning: 'The currency is not supported.' },
  unknown_host: { status: 421, meaning: 'Goodword does not answer to the name in the Host header.' },
  unknown_workspace: { status: 404, meaning: 'The workspace of the CRM is not connected here.' },
  unsupported_media_type: { status: 415, meaning: 'The body must be application/json.' },
  webhook_address_refused: { status: 422, meaning: 'Goodword may not call this address.' },
  wrong_code: { status: 401, meaning: 'The code of the second factor is not valid, or was used already.' },
  wrong_credentials: { status: 401, meaning: 'E-mail and password do not match.' },
  '<crm>_refused': { status: 422, meaning: 'The CRM refused the values; `<crm>` is the provider, such as `intercom`.' },
  '<crm>_unavailable': { status: 502, meaning: 'The CRM did not answer; `<crm>` is the provider.' },
};

export const statusOf = (code: RefusalCode): number => responses[documentedCode(code)].status;

/** Every code with its status and meaning, as a table for the description of the API. */
export const refusalTable = [
  '| code | status | meaning |',
  '| --- | --- | --- |',
  ...Object.entries(responses).map(([code, { status, meaning }]) => `| \`${code}\` | ${status} | ${meaning} |`),
].join('\n');

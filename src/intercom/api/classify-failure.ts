import type { FailureDetails } from '../../integration/provider/crm-error.ts';

/** A response of Intercom that is no success, or is unreadable. */
export type FailedAnswer = {
  status: number;
  /** first entry of Intercom's error list, if the body was one */
  code: string | null;
  message: string | null;
  /** when the rate limit is free again, from X-RateLimit-Reset */
  resetAt: Date | null;
};

/**
 * Who must act, and the message for them. Codes and statuses as in Intercom's list of errors (reference 11). A 401 alone does
 * not prove a dead token: `token_unauthorized` is a missing permission (reference 2.5).
 */
export function classifyFailure({ status, code, message, resetAt }: FailedAnswer): FailureDetails {
  if (status === 401) {
    return code === 'token_unauthorized' ? permissionMissing : tokenRevoked;
  }
  if (status === 403) {
    return code === 'api_plan_restricted' ? planRestricted : permissionMissing;
  }
  if (status === 429) {
    return {
      failure: 'retry_later',
      sentence: 'Intercom is receiving more calls than its limit allows at the moment.',
      rateLimited: true,
      ...(resetAt && { retryAt: resetAt }),
    };
  }
  if (status === 408 || status >= 500) {
    return {
      failure: 'retry_later',
      sentence: `Intercom has a problem of its own at the moment (status ${status}).`,
      outcomeUnknown: true,
    };
  }
  if (status === 404 || status === 410) {
    return { failure: 'fix_data', sentence: 'The contact no longer exists in Intercom: it was deleted or merged.' };
  }
  if (status < 400) {
    return {
      failure: 'retry_later',
      sentence: 'The response from Intercom could not be read.',
      outcomeUnknown: true,
    };
  }
  if (code === 'not_restorable') {
    return { failure: 'fix_data', sentence: 'This person is blocked in Intercom: unblock them there, then retry.' };
  }
  return { failure: 'fix_data', sentence: `Intercom refused the data: ${quoted(message ?? code)}` };
}

const tokenRevoked: FailureDetails = {
  failure: 'reconnect',
  attention: 'token_revoked',
  sentence: 'Intercom no longer accepts the authorisation of this connection.',
};

const permissionMissing: FailureDetails = {
  failure: 'reconnect',
  attention: 'permission_missing',
  sentence: 'Intercom says that a permission is missing from this connection.',
};

const planRestricted: FailureDetails = {
  failure: 'reconnect',
  attention: 'plan_restricted',
  sentence: 'The plan of the Intercom workspace does not allow this call.',
};

const longestQuote = 200;

/** Intercom's own message, shortened, with e-mail addresses taken out: they end up in logs and on screens. */
function quoted(text: string | null): string {
  if (!text) return 'it gave no reason.';
  const plain = text.replaceAll(/[^\s"'=<>]+@[^\s"'<>]+/g, '(address)');
  return `“${plain.slice(0, longestQuote)}”`;
}

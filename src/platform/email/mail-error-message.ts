/** Certificates of an unknown authority, by the codes of OpenSSL. */
const unknownAuthority = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];
const outOfDate = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];

/**
 * Why a mail was not accepted, and what to do, for people; without names and addresses.
 * @param error of nodemailer: `code` is its own, `originalCode` that of the system or of TLS
 */
export function mailErrorMessage(error: unknown): string {
  const { code, originalCode, responseCode, message } = error as Record<string, unknown>;
  const cause = String(originalCode ?? code);
  if (code === 'EAUTH') return 'The mail server refused the user name or password.';
  if (typeof responseCode === 'number') return `The mail server refused the message (code ${responseCode}).`;
  if (unknownAuthority.includes(cause)) {
    return 'The certificate of the mail server is not signed by an authority that this machine knows: give it one that is, or name the file of its authority in NODE_EXTRA_CA_CERTS and start Goodword again.';
  }
  if (outOfDate.includes(cause)) return 'The certificate of the mail server has expired, or is not valid yet.';
  if (cause === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return 'The certificate of the mail server is for another name than the one in SMTP_URL: use the name in the certificate.';
  }
  if (cause === 'EPROTO' || cause.startsWith('ERR_SSL_')) {
    return 'The mail server does not speak TLS on this port: use smtp:// in SMTP_URL for port 25 or 587, and smtps:// for port 465.';
  }
  if (code === 'ETLS') return `Encryption with the mail server failed (TLS). ${certificateHint(message)}`.trim();
  if (code === 'EABORT') return 'The mail server took too long to accept the message.';
  if (code === 'ETIMEDOUT') {
    return 'The mail server did not answer in time. If its port expects TLS from the beginning, as 465 does, use smtps:// in SMTP_URL.';
  }
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN' || code === 'EDNS') {
    return 'The name of the mail server is unknown: check SMTP_URL.';
  }
  if (cause === 'ECONNREFUSED') return 'No mail server answers at this address and port: check SMTP_URL.';
  return 'The mail server could not be reached.';
}

/** TLS that begins in the middle of a conversation (STARTTLS) reports its cause as text only. */
const certificateHint = (message: unknown): string =>
  /certificate|altnames/i.test(String(message)) ? 'Its certificate was not accepted.' : '';

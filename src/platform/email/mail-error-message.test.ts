import { expect, it } from 'vitest';
import { mailErrorMessage } from './mail-error-message.ts';

it.each([
  [{ code: 'EAUTH' }, 'refused the user name or password'],
  [{ code: 'EENVELOPE', responseCode: 550 }, 'refused the message (code 550)'],
  [{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'NODE_EXTRA_CA_CERTS'],
  [{ code: 'ESOCKET', originalCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'NODE_EXTRA_CA_CERTS'],
  [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'certificate of the mail server has expired'],
  [{ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'for another name'],
  [{ code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'does not speak TLS on this port'],
  [{ code: 'ESOCKET', originalCode: 'EPROTO' }, 'does not speak TLS on this port'],
  [
    { code: 'ETLS', message: 'Error initiating TLS - unable to verify the first certificate' },
    'Its certificate was not',
  ],
  [{ code: 'ETLS', message: 'closed' }, 'Encryption with the mail server failed (TLS).'],
  [{ code: 'ETIMEDOUT' }, 'use smtps://'],
  [{ code: 'EDNS', originalCode: 'ENOTFOUND' }, 'name of the mail server is unknown'],
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'No mail server answers'],
  [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, 'could not be reached'],
  [{}, 'could not be reached'],
])('%j', (error, part) => expect(mailErrorMessage({ message: 'to ana@example.com', ...error })).toContain(part));

it('repeats nothing of the error', () => {
  expect(mailErrorMessage({ code: 'ETLS', message: 'certificate of mail.example.com' })).not.toContain('example');
});

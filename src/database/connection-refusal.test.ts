import { expect, it } from 'vitest';
import { connectionRefusal } from './connection-refusal.ts';

const at = { host: 'db.example.com', port: 5432, database: 'goodword' };

it.each([
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'self-signed certificate; if the root CA is installed, try --use-system-ca',
    'sslrootcert=',
  ],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate', 'sslmode=require'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname/IP does not match', 'its certificate is for another name'],
  ['CERT_HAS_EXPIRED', 'certificate has expired', 'renew it'],
  [undefined, 'The server does not support SSL connections', 'take sslmode out of DATABASE_URL'],
  [
    '28000',
    'no pg_hba.conf entry for host "10.0.0.1", user "goodword", database "goodword", no encryption',
    'add sslmode=require',
  ],
  ['28P01', 'password authentication failed for user "goodword"', 'write # as %23'],
  ['3D000', 'database "goodword" does not exist', 'create that database'],
  ['53300', 'sorry, too many clients already', 'DATABASE_CONNECTIONS'],
  ['08P01', 'unsupported startup parameter: statement_timeout', 'ignore_startup_parameters'],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND db.example.com', 'that host name is not known'],
  ['ECONNREFUSED', '', 'that PostgreSQL is running'],
])('%s (%s) is answered with advice of its own', (code, message, advice) => {
  const sentence = connectionRefusal(Object.assign(new Error(message), { code }), at);
  expect(sentence).toContain(advice);
  expect(sentence).toMatch(
    /^PostgreSQL at db\.example\.com:5432 refused access to the database "goodword" \(.+\): .+\.$/,
  );
  expect(sentence).not.toContain('use-system-ca');
});

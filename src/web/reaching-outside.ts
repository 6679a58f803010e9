const root = '/api/v1';

/**
 * POSTs that call a CRM, a mail server or the sign-in library, or read a long body: what they do is not held in one
 * transaction with its answer. Repeated after a crash they are carried out again, and know it (attempts.ts). Of open routes no
 * answer is kept, so that they need not be here.
 */
export const reachingOutside: ReadonlySet<string> = new Set(
  [
    '/account/recovery-codes',
    '/account/second-factor',
    '/account/second-factor/confirm',
    '/account/second-factor/switch-off',
    '/alert-settings/test',
    '/api-keys',
    '/connections',
    '/connections/:id/attributes',
    '/campaigns/:id/import-sources/count',
    '/campaigns/:id/integrations/:provider/:tab/check',
    '/campaigns/:id/integrations/:provider/:tab/preview',
    '/imports/:id/file',
    '/leads/:id/check',
    '/leads/:id/preview',
    '/referrers/:id/preview',
    '/intercom-app/check',
    '/team/invitations',
    '/team/members/:id/reset-link',
  ].map((path) => root + path),
);

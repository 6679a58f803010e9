import { IntercomError } from './intercom-error.ts';

/**
 * @documented 11: A call whose Accept header leaves out application/json answers 406 media_type_not_acceptable.
 * @assumed 11: No Accept header and wildcards in it are fine.
 * @throws IntercomError 406
 */
export function ensureJsonIsAccepted(accept: string | undefined): void {
  if (accept === undefined || accept.trim() === '') return;
  const types = accept.split(',').map((type) => type.split(';')[0]?.trim().toLowerCase() ?? '');
  if (types.some((type) => ['application/json', 'application/*', '*/*', '*'].includes(type))) return;
  throw new IntercomError(
    406,
    'media_type_not_acceptable',
    'The Accept header should send a media type of application/json',
  );
}

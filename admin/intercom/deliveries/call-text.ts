import type { DeliveryDetail } from '../../api/types.ts';

type Call = DeliveryDetail['tries'][number]['calls'][number];

/** What calls to a CRM are for, where their paths tell; the first pattern that fits counts. */
const purposes: ReadonlyArray<[RegExp, string]> = [
  [/^POST \/contacts$/, 'Create the contact'],
  [/^POST \/contacts\/search/, 'Search for the contact by e-mail'],
  [/^GET \/contacts\/[^/]+$/, 'Read the contact'],
  [/^PUT \/contacts\/[^/]+$/, 'Update the contact'],
  [/^POST \/contacts\/[^/]+\/unarchive/, 'Unarchive the contact'],
  [/^POST \/contacts\/[^/]+\/archive/, 'Archive the contact'],
  [/^POST \/contacts\/[^/]+\/tags/, 'Tag the contact'],
  [/^DELETE \/contacts\/[^/]+\/tags/, 'Remove the tag'],
  [/^POST \/contacts\/[^/]+\/notes/, 'Add the note'],
  [/^GET \/contacts\/[^/]+\/notes/, 'Check for the note'],
  [/^POST \/contacts\/[^/]+\/companies/, 'Attach the company'],
  [/^POST \/companies/, 'Create or find the company'],
  [/^POST \/tags/, 'Create or find the tag'],
  [/^POST \/events/, 'Track the data event'],
  [/^GET \/data_attributes/, 'Read the attributes'],
  [/^(POST|PUT) \/data_attributes/, 'Create an attribute'],
];

/** A call and its answer as a sentence: "Update the contact: done". */
export function callText({ method, path, status, message }: Call): string {
  const call = `${method} ${path.split('?')[0]}`;
  const purpose = purposes.find(([pattern]) => pattern.test(call))?.[1] ?? call;
  return `${purpose}: ${status !== null && status < 300 ? 'done' : message}`;
}

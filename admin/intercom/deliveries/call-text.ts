import type { DeliveryDetail } from '../../api/types.ts';

type Call = DeliveryDetail['tries'][number]['calls'][number];

/** What each call to Intercom is for; the first pattern that fits counts. */
const purposes: ReadonlyArray<[RegExp, string]> = [
  [/^POST \/contacts$/, 'Create the contact'],
  [/^POST \/contacts\/search/, 'Look for the contact by its address'],
  [/^GET \/contacts\/[^/]+$/, 'Read the contact'],
  [/^PUT \/contacts\/[^/]+$/, 'Update the contact'],
  [/^POST \/contacts\/[^/]+\/unarchive/, 'Take the contact back into use'],
  [/^POST \/contacts\/[^/]+\/archive/, 'Archive the contact'],
  [/^POST \/contacts\/[^/]+\/tags/, 'Tag the contact'],
  [/^DELETE \/contacts\/[^/]+\/tags/, 'Take the tag off'],
  [/^POST \/contacts\/[^/]+\/notes/, 'Add the note'],
  [/^GET \/contacts\/[^/]+\/notes/, 'Look whether the note is there'],
  [/^POST \/contacts\/[^/]+\/companies/, 'Put the contact into the company'],
  [/^POST \/companies/, 'Make or find the company'],
  [/^POST \/tags/, 'Make or find the tag'],
  [/^POST \/events/, 'Track the data event'],
  [/^GET \/data_attributes/, 'Read the attributes'],
  [/^(POST|PUT) \/data_attributes/, 'Make an attribute'],
];

/** A call and its answer in words: "Update the contact: done". */
export function callWords({ method, path, status, words }: Call): string {
  const call = `${method} ${path.split('?')[0]}`;
  const purpose = purposes.find(([pattern]) => pattern.test(call))?.[1] ?? call;
  return `${purpose}: ${status !== null && status < 300 ? 'done' : words}`;
}

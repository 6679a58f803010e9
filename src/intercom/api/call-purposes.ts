/** What calls to Intercom are for, where their paths tell; the first pattern that fits counts. */
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

/**
 * What a call was made for, as people would say it.
 * @param call its method and path, without what follows a question mark
 * @returns null where the path does not tell
 */
export function callPurpose(call: { method: string; path: string }): string | null {
  const text = `${call.method} ${call.path.split('?')[0]}`;
  return purposes.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

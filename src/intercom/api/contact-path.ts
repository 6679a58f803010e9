/** Where a contact is in Intercom's API. @param contactId Intercom's own id of it */
export function contactPath(contactId: string): string {
  return `/contacts/${encodeURIComponent(contactId)}`;
}

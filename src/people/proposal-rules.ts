/** What is known of a contact that was deleted seven days ago, and of its person. */
export type DeletedDetails = {
  /** by its id, now: `there` also under another id, after a merge; `unknown` when the CRM cannot be asked */
  reading: 'gone' | 'there' | 'unknown';
  hasOtherContact: boolean;
};

export type DeletedDecision = { does: 'erase' } | { does: 'dismiss' | 'wait'; message: string };

/** Whether Goodword erases a person by itself. What cannot be known is left to a teammate. */
export function decideOnDeleted({ reading, hasOtherContact }: DeletedDetails): DeletedDecision {
  if (reading === 'there') {
    return { does: 'dismiss', message: 'The contact is there again, or was merged into another one.' };
  }
  if (reading === 'unknown')
    return { does: 'wait', message: 'The CRM could not be asked whether the contact is gone.' };
  if (hasOtherContact) return { does: 'wait', message: 'Another contact of the person is still there.' };
  return { does: 'erase' };
}

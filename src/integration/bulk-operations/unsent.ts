/** Why a person was never sent. */
export type UnsentReason = 'before_set_up' | 'nothing_to_action' | 'sent_elsewhere' | 'missed';

/** How the reason reads after a count: "212 leads joined before …". @param crm the CRM's name as people say it */
export function unsentText(reason: UnsentReason, crm: string): string {
  return {
    before_set_up: `joined before ${crm} was connected and this tab was set up`,
    nothing_to_action: 'joined while the action was Nothing to action',
    sent_elsewhere: `were sent to another workspace of ${crm} only`,
    missed: 'should have been sent when they joined, and were not',
  }[reason];
}

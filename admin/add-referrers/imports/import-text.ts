import type { Import, RowOutcome } from '../../api/types.ts';

/** What the tabs call the people of an import, and what is said when there are none. */
export const outcomeWords: Record<RowOutcome, { tab: string; empty: string }> = {
  create: { tab: 'To create', empty: 'Nobody new: everybody who matches is a referrer already, or is left out.' },
  update: { tab: 'To update', empty: 'No referrer’s name or phone number changes.' },
  skip: { tab: 'To skip', empty: 'Nobody is skipped.' },
  exclude: { tab: 'To exclude', empty: 'Nobody is excluded.' },
  later: { tab: 'Came later', empty: 'Nobody came to fit after the rehearsal.' },
  failed: { tab: 'Failed', empty: 'Nobody failed.' },
  enrolled: { tab: 'Created', empty: 'Nobody has been enrolled yet.' },
  updated: { tab: 'Updated', empty: 'Nobody has been updated yet.' },
  left: { tab: 'Left', empty: 'Nobody has left.' },
  decision: { tab: 'To decide', empty: 'There is nobody to decide about.' },
};

/** Whether anything was done yet: before that the screen is a rehearsal. */
export function isRehearsal({ state, phase, started_at: startedAt }: Import): boolean {
  if (state === 'Draft' || state === 'Rehearsing' || state === 'Ready') return true;
  return phase === 'rehearsal' || startedAt === null;
}

/** The tabs of the list, in order, each with its count. Those of the run come when there was one. */
export function outcomeTabs(found: Import): OutcomeTab[] {
  const { counts, sync } = found;
  const isBefore = isRehearsal(found);
  const left: OutcomeTab[] = sync
    ? [
        tab('decision', outcomeWords.decision.tab, sync.waiting_decisions),
        tab('left', outcomeWords.left.tab, sync.left),
      ]
    : [];
  const passedOver: OutcomeTab[] = [
    tab('skip', isBefore ? outcomeWords.skip.tab : 'Skipped', counts.skip),
    tab('exclude', isBefore ? outcomeWords.exclude.tab : 'Excluded', counts.exclude),
  ];
  const acted = isBefore ? (['create', 'update'] as const) : (['enrolled', 'updated', 'failed'] as const);
  const later: OutcomeTab[] = counts.later > 0 ? [tab('later', outcomeWords.later.tab, counts.later)] : [];
  const actedTabs = acted.map((outcome) => tab(outcome, outcomeWords[outcome].tab, counts[outcome]));
  return [...actedTabs, ...passedOver, ...later, ...left];
}

interface OutcomeTab {
  outcome: RowOutcome;
  label: string;
  count: number;
}

const tab = (outcome: RowOutcome, label: string, count: number): OutcomeTab => ({ outcome, label, count });

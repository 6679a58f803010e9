import type { Import, RowOutcome } from '../../api/types.ts';

/** The tabs of the people of an import, and their empty states. */
export const outcomeTexts: Record<RowOutcome, { tab: string; empty: string }> = {
  create: { tab: 'To create', empty: 'No one new: everyone who matches is already a referrer or is left out.' },
  update: { tab: 'To update', empty: 'No referrer changes.' },
  skip: { tab: 'To skip', empty: 'No one is skipped.' },
  exclude: { tab: 'To exclude', empty: 'No one is excluded.' },
  later: { tab: 'Arrived later', empty: 'No one arrived after the dry run.' },
  failed: { tab: 'Failed', empty: 'No one failed.' },
  enrolled: { tab: 'Created', empty: 'No one has been enrolled yet.' },
  updated: { tab: 'Updated', empty: 'No one has been updated yet.' },
  left: { tab: 'No longer matching', empty: 'Everyone still matches.' },
  decision: { tab: 'To decide', empty: 'No decisions to make.' },
};

/** Whether nothing was done yet: until then the screen shows a dry run. */
export function isDryRun({ state, phase, started_at: startedAt }: Import): boolean {
  if (state === 'Draft' || state === 'Dry run' || state === 'Ready') return true;
  return phase === 'dry_run' || startedAt === null;
}

/** The tabs of the list, in order, each with its count. Those of the run come when there was one. */
export function outcomeTabs(importRecord: Import): OutcomeTab[] {
  const { counts, sync } = importRecord;
  const isBefore = isDryRun(importRecord);
  const left: OutcomeTab[] = sync
    ? [
        tab('decision', outcomeTexts.decision.tab, sync.waiting_decisions),
        tab('left', outcomeTexts.left.tab, sync.left),
      ]
    : [];
  const passedOver: OutcomeTab[] = [
    tab('skip', isBefore ? outcomeTexts.skip.tab : 'Skipped', counts.skip),
    tab('exclude', isBefore ? outcomeTexts.exclude.tab : 'Excluded', counts.exclude),
  ];
  const acted = isBefore ? (['create', 'update'] as const) : (['enrolled', 'updated', 'failed'] as const);
  const later: OutcomeTab[] = counts.later > 0 ? [tab('later', outcomeTexts.later.tab, counts.later)] : [];
  const actedTabs = acted.map((outcome) => tab(outcome, outcomeTexts[outcome].tab, counts[outcome]));
  return [...actedTabs, ...passedOver, ...later, ...left];
}

interface OutcomeTab {
  outcome: RowOutcome;
  label: string;
  count: number;
}

const tab = (outcome: RowOutcome, label: string, count: number): OutcomeTab => ({ outcome, label, count });

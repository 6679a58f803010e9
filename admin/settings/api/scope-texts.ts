import type { Scope } from '../../api/types.ts';

/** What each scope of an API key opens. */
export const scopeTexts: ReadonlyArray<{ scope: Scope; label: string; sentence: string }> = [
  {
    scope: 'read',
    label: 'Read',
    sentence: 'Read campaigns, referrers, leads, rewards, deliveries, imports and reports.',
  },
  {
    scope: 'write',
    label: 'Write',
    sentence: 'Add and change campaigns, referrers, leads and imports; send, retry and undo deliveries; run checks.',
  },
  {
    scope: 'settings',
    label: 'Settings',
    sentence: 'Read and change alerts, connections, their app, and what is sent to the CRM.',
  },
  { scope: 'money', label: 'Money', sentence: 'Change reward rules and issue rewards.' },
];

export const scopeLabel = (scope: Scope): string => scopeTexts.find((text) => text.scope === scope)?.label ?? scope;

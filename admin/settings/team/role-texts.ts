import type { Role } from '../../api/types.ts';

/** What each role may do. */
export const roleTexts: ReadonlyArray<{ role: Role; label: string; sentence: string }> = [
  {
    role: 'member',
    label: 'Member',
    sentence: 'The daily work: campaigns, referrers, leads, imports, deliveries and what is sent to the CRM.',
  },
  {
    role: 'owner',
    label: 'Owner',
    sentence: 'Everything, with the team, API keys, connections, alerts, reward rules and issuing rewards.',
  },
];

export const roleLabel = (role: Role): string => roleTexts.find((text) => text.role === role)?.label ?? role;

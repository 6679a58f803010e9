import type { Behaviour } from './parse-behaviours.ts';

/** Titles of the reference's chapters; `place` of a behaviour begins with a chapter's number. */
const titles: Record<string, string> = {
  1: 'Hosts, headers, envelope',
  2: 'OAuth, install and uninstall',
  3: 'Versions',
  4: 'Contacts',
  5: 'Custom attributes',
  6: 'Search, lists, pages',
  7: 'Companies, tags, notes, segments, subscriptions',
  8: 'Events',
  9: 'Conversations and messages',
  10: 'Admins, teams, counts',
  11: 'Errors',
  12: 'Rate limits',
  13: 'Webhooks',
  14: 'Canvas Kit',
  15: 'Messenger and outbound',
  16: 'Intercom’s own client',
  17: 'What goes wrong in practice',
  18: 'What a practice Intercom must imitate',
  19: 'What could not be verified',
};

/** The behaviours of one chapter. */
export interface Chapter {
  title: string;
  behaviours: Behaviour[];
}

/** Groups behaviours by chapter; they must be in order of place. */
export function byChapter(behaviours: readonly Behaviour[]): Chapter[] {
  const groups = Map.groupBy(behaviours, (behaviour) => behaviour.place.split('.')[0] ?? '');
  return [...groups].map(([number, inside]) => ({
    title: `${number} ${titles[number] ?? ''}`.trim(),
    behaviours: inside,
  }));
}

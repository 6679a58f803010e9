import type { Mark } from './parse-marks.ts';

/** What the chapters of the reference are about, from which marks name their places. */
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
  19: 'What nobody could verify',
};

/** Marks about one subject. */
export interface Chapter {
  title: string;
  marks: Mark[];
}

/** Groups marks, which are in order of place, by chapter. */
export function byChapter(marks: readonly Mark[]): Chapter[] {
  const groups = Map.groupBy(marks, (mark) => mark.place.split('.')[0] ?? '');
  return [...groups].map(([number, inside]) => ({ title: `${number} ${titles[number] ?? ''}`.trim(), marks: inside }));
}

/** What changes can be about. A screen says which of them it reads in `admin/api/topics.ts`. */
export const topicNames = [
  'alert-settings',
  'campaigns',
  'connections',
  'contacts',
  'deliveries',
  'imports',
  'intercom-app',
  'leads',
  'operations',
  'reconciliation',
  'referrers',
  'rewards',
  'settings',
  'team',
  'warnings',
] as const;

type TopicName = (typeof topicNames)[number];

/** What changed in a workspace. With an id it is that one import or bulk operation; without, any of them. */
export type Topic = TopicName | `${'imports' | 'operations'}:${string}`;

/** What a listener hears. `everything` when changes may have been missed. */
export type Change = Topic | 'everything';

import type { QueryKey } from '@tanstack/react-query';
import type { paths } from './schema.d.ts';

type Gettable = { [Path in keyof paths]: paths[Path] extends { get: object } ? Path : never }[keyof paths];
type GetPath = Exclude<Gettable, `${string}.csv`>;

/** Read from the CRM at this moment: nothing that happens here changes it, and every reading counts against its limit. */
const liveFromCrm = null;
/** Changes are not announced: the user who makes one has the screen read again. */
const ownActionsOnly: readonly string[] = [];

/**
 * Which changes make an answer stale. The keys of queries are those of openapi-react-query, method, path and parameters,
 * so a table by path tells what to read again, and a path without a row does not compile. The topics are those of the
 * server's `live/topics.ts`; a test holds that each is one of them.
 */
export const topicsByPath: Record<GetPath, readonly string[] | null> = {
  '/api/v1/session': ['team'],
  '/api/v1/team': ['team'],
  '/api/v1/installation': ownActionsOnly,
  '/api/v1/account': ownActionsOnly,
  '/api/v1/account/sessions': ownActionsOnly,
  '/api/v1/account/second-factor': ownActionsOnly,
  '/api/v1/api-keys': ownActionsOnly,
  '/api/v1/campaigns': ['campaigns', 'connections'],
  '/api/v1/campaigns/{id}': ['campaigns', 'connections'],
  '/api/v1/campaigns/{id}/reward-rules': ['campaigns'],
  '/api/v1/campaigns/{id}/connection': ['connections'],
  '/api/v1/campaigns/{id}/connection/preview': ['connections', 'settings'],
  '/api/v1/campaigns/{id}/integrations/{provider}': ['settings', 'connections', 'intercom-app'],
  '/api/v1/campaigns/{id}/import-sources': liveFromCrm,
  '/api/v1/connections': ['connections'],
  '/api/v1/connections/{id}/attributes': liveFromCrm,
  '/api/v1/connections/{id}/health': ['reconciliation', 'connections', 'contacts'],
  '/api/v1/connections/{id}/drift': ['reconciliation'],
  '/api/v1/connections/{id}/outage-reports': ['reconciliation'],
  '/api/v1/connections/{id}/repairs/last': ['reconciliation'],
  '/api/v1/repairs/{id}': ['reconciliation'],
  '/api/v1/outage-reports/{id}': [
    'reconciliation',
    'contacts',
    'deliveries',
    'leads',
    'referrers',
    'settings',
    'connections',
  ],
  '/api/v1/outage-reports/{id}/items': ['reconciliation', 'contacts', 'deliveries', 'leads'],
  '/api/v1/connection-warnings': ['warnings', 'connections'],
  '/api/v1/alert-settings': ['alert-settings', 'connections', 'settings'],
  '/api/v1/intercom-app': ['intercom-app', 'connections'],
  '/api/v1/referrers': ['referrers', 'rewards'],
  '/api/v1/referrers/ids': ['referrers'],
  '/api/v1/referrers/{id}': ['referrers', 'rewards'],
  '/api/v1/referrers/{id}/timeline': ['referrers', 'contacts', 'deliveries'],
  '/api/v1/people/erasure-proposals': ['contacts', 'leads', 'referrers', 'rewards'],
  '/api/v1/people/erasures': ['leads', 'referrers'],
  '/api/v1/people/erasures/{id}': ['deliveries'],
  '/api/v1/leads': ['leads'],
  '/api/v1/leads/ids': ['leads'],
  '/api/v1/leads/on-hold': ['leads'],
  '/api/v1/leads/{id}': ['leads', 'campaigns', 'contacts', 'deliveries', 'settings', 'connections', 'warnings'],
  '/api/v1/leads/{id}/timeline': ['leads', 'contacts', 'deliveries', 'rewards', 'settings', 'connections'],
  '/api/v1/rewards': ['rewards', 'contacts'],
  '/api/v1/rewards/ids': ['rewards'],
  '/api/v1/rewards/{id}': ['rewards', 'contacts'],
  '/api/v1/rewards/{id}/timeline': ['rewards', 'leads'],
  '/api/v1/imports': ['imports'],
  '/api/v1/imports/{id}': ['imports', 'connections'],
  '/api/v1/imports/{id}/rows': ['imports', 'referrers'],
  '/api/v1/deliveries': ['deliveries'],
  '/api/v1/deliveries/count': ['deliveries'],
  '/api/v1/deliveries/{id}': ['deliveries'],
  '/api/v1/deliveries/{id}/undo': liveFromCrm,
  '/api/v1/deliveries/health/people': ['deliveries', 'contacts', 'settings', 'connections'],
  '/api/v1/deliveries/health': ['deliveries', 'contacts', 'leads', 'referrers', 'settings', 'connections'],
  '/api/v1/bulk-operations': ['operations', 'deliveries'],
  '/api/v1/bulk-operations/{id}': ['operations', 'deliveries'],
  '/api/v1/bulk-operations/{id}/undo': ['operations', 'deliveries'],
  '/api/v1/bulk-operations/unsent': ['deliveries', 'contacts', 'leads', 'referrers', 'settings', 'connections'],
  '/api/v1/reports/summary': ['leads', 'referrers', 'rewards'],
  '/api/v1/reports/attention': ['deliveries', 'warnings', 'connections', 'settings'],
  '/api/v1/reports/checklist': ['campaigns', 'connections', 'settings', 'leads', 'referrers'],
  '/api/v1/events': ownActionsOnly,
};

/** What the server tells when changes may have been missed. */
export const everything = 'everything';

/** Whether a query that can be read again reads something of what changed. */
export function reads(queryKey: QueryKey, changes: ReadonlySet<string>): boolean {
  const [method, path, init] = queryKey;
  const topics = method === 'get' ? topicsByPath[path as GetPath] : null;
  if (!topics) return false;
  if (changes.has(everything)) return true;
  const id = (init as { params?: { path?: { id?: string } } } | undefined)?.params?.path?.id;
  return [...changes].some((change) => {
    const [topic = '', changed] = change.split(':');
    return topics.includes(topic) && (changed === undefined || id === undefined || id === changed);
  });
}

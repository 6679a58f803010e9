import { LRUCache } from 'lru-cache';
import type { Clock } from '../../platform/clock/clock.ts';
import { keptFor } from '../../platform/clock/kept-for.ts';
import { isReplicaCaughtUp } from '../provider/read-your-writes.ts';
import { ownAttributesOf, withOwnAttributes, type CrmAttribute } from '../provider/crm-attribute.ts';
import type { CrmClient } from '../provider/crm-provider.ts';

/** What the attributes of a connection are, remembered for some minutes; our own are provided on the way. */
export type AttributeCache = {
  /** Ours that could not be made are in it with their problem. @throws CrmError when they cannot be read */
  attributesOf(connectionId: string, client: CrmClient): Promise<readonly CrmAttribute[]>;
  /**
   * The same, read after these: before a user sees that one is wrong. It may have been created meanwhile, perhaps
   * by another process. Those who found the same wrong share the reading. @throws CrmError
   */
  attributesAfter(
    stale: readonly CrmAttribute[],
    connectionId: string,
    client: CrmClient,
  ): Promise<readonly CrmAttribute[]>;
  /**
   * As they are at this moment, for a user to see: the next delivery has to find the same, so what was remembered is
   * forgotten. @throws CrmError
   */
  readNow(connectionId: string, client: CrmClient): Promise<CrmAttribute[]>;
  /** That one is there, created or taken back into use just now: the CRM's list may not show it yet. */
  noteCreated(connectionId: string, attribute: CrmAttribute): void;
  forget(connectionId: string): void;
};

type Asking = { connectionId: string; client: CrmClient };

const lifetimeMs = 5 * 60_000;

/** Connections whose attributes are remembered. */
const mostConnections = 1_000;

export function createAttributeCache(clock: Clock): AttributeCache {
  // two that provide the same attribute at once would be in each other's way: who asks meanwhile shares the reading
  const cache = new LRUCache<string, readonly CrmAttribute[], Asking>({
    ...keptFor(clock, lifetimeMs, mostConnections),
    fetchMethod: (_key, _stale, { context: { connectionId, client } }) => provideAndRead(connectionId, client),
  });
  // a reading under way is not deleted but left behind, for those who wait for it
  const generations = new Map<string, number>();
  const keyOf = (connectionId: string) => `${connectionId} ${generations.get(connectionId) ?? 0}`;
  const forget = (connectionId: string) => void generations.set(connectionId, (generations.get(connectionId) ?? 0) + 1);
  const created = new Map<string, { attribute: CrmAttribute; at: Date }[]>();

  const readList = async (connectionId: string, client: CrmClient): Promise<CrmAttribute[]> => {
    const askedAt = clock.now();
    const listed = await client.listAttributes();
    const unshown = (created.get(connectionId) ?? []).filter(({ at }) => !isReplicaCaughtUp(askedAt, at));
    if (unshown.length === 0) created.delete(connectionId);
    else created.set(connectionId, unshown);
    const isListed = ({ fullName }: CrmAttribute) => listed.some((attribute) => attribute.fullName === fullName);
    return [...listed, ...unshown.flatMap(({ attribute }) => (isListed(attribute) ? [] : [attribute]))];
  };
  const provideAndRead = async (connectionId: string, client: CrmClient) => {
    const unprovided = await client.provideAttributes(Object.values(ownAttributesOf(client.traits)));
    return withOwnAttributes(await readList(connectionId, client), client.traits, unprovided);
  };

  const attributesOf: AttributeCache['attributesOf'] = (connectionId, client) =>
    cache.forceFetch(keyOf(connectionId), { context: { connectionId, client } });

  return {
    attributesOf,
    attributesAfter(stale, connectionId, client) {
      // unless they are being read again, or were
      if (cache.peek(keyOf(connectionId)) === stale) forget(connectionId);
      return attributesOf(connectionId, client);
    },
    async readNow(connectionId, client) {
      const attributes = await readList(connectionId, client);
      forget(connectionId);
      return attributes;
    },
    noteCreated(connectionId, attribute) {
      forget(connectionId);
      const others = (created.get(connectionId) ?? []).filter((one) => one.attribute.fullName !== attribute.fullName);
      created.set(connectionId, [...others, { attribute, at: clock.now() }]);
    },
    forget,
  };
}

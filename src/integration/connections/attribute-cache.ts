import type { Clock } from '../../platform/clock/clock.ts';
import { isReplicaCaughtUp } from '../provider/read-your-writes.ts';
import { ownAttributesOf, withOwnAttributes, type CrmAttribute } from '../provider/crm-attribute.ts';
import type { CrmClient } from '../provider/crm-provider.ts';

/** What the attributes of a connection are, remembered for some minutes; our own are provided on the way. */
export type AttributeCache = {
  /** @throws CrmError when they cannot be read or ours cannot be made */
  attributesOf(connectionId: string, client: CrmClient): Promise<readonly CrmAttribute[]>;
  /**
   * The same, read after these: before somebody is told that one is wrong. It may have been created meanwhile, perhaps
   * by another process. Those who found the same wrong share the reading. @throws CrmError
   */
  attributesAfter(
    stale: readonly CrmAttribute[],
    connectionId: string,
    client: CrmClient,
  ): Promise<readonly CrmAttribute[]>;
  /**
   * As they are at this moment, for somebody to see: the next delivery has to find the same, so what was remembered is
   * forgotten. @throws CrmError
   */
  readNow(connectionId: string, client: CrmClient): Promise<CrmAttribute[]>;
  /** That one is there, created or taken back into use just now: the CRM's list may not show it yet. */
  noteCreated(connectionId: string, attribute: CrmAttribute): void;
  forget(connectionId: string): void;
};

const lifetimeMs = 5 * 60_000;

export function createAttributeCache(clock: Clock): AttributeCache {
  const byConnection = new Map<string, { attributes: Promise<readonly CrmAttribute[]>; until: number }>();
  const created = new Map<string, { attribute: CrmAttribute; at: Date }[]>();
  const now = () => clock.now().getTime();
  const forget = (connectionId: string) => void byConnection.delete(connectionId);

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
    await client.provideAttributes(Object.values(ownAttributesOf(client.traits)));
    return withOwnAttributes(await readList(connectionId, client), client.traits);
  };

  const attributesOf: AttributeCache['attributesOf'] = (connectionId, client) => {
    const known = byConnection.get(connectionId);
    if (known && known.until > now()) return known.attributes;
    // those who ask meanwhile share the reading: two that create the same attribute would be in each other's way
    const entry = { attributes: provideAndRead(connectionId, client), until: Infinity };
    byConnection.set(connectionId, entry);
    entry.attributes.then(
      () => (entry.until = now() + lifetimeMs),
      () => byConnection.get(connectionId) === entry && byConnection.delete(connectionId),
    );
    return entry.attributes;
  };

  return {
    attributesOf,
    async attributesAfter(stale, connectionId, client) {
      const known = attributesOf(connectionId, client);
      if ((await known) !== stale) return known;
      // unless somebody was faster
      if (byConnection.get(connectionId)?.attributes === known) forget(connectionId);
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

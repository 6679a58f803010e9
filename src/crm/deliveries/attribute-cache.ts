import type { Clock } from '../../platform/clock/clock.ts';
import { markAttributes, ownId, type CrmAttribute } from '../provider/crm-attribute.ts';
import type { CrmClient } from '../provider/crm-provider.ts';

/** What the attributes of a connection are, remembered for some minutes; our own are provided on the way. */
export type AttributeCache = {
  /** @throws CrmError when they cannot be read or ours cannot be made */
  attributesOf(connectionId: string, client: CrmClient): Promise<readonly CrmAttribute[]>;
  forget(connectionId: string): void;
};

const lifetimeMs = 5 * 60_000;

export function createAttributeCache(clock: Clock): AttributeCache {
  const byConnection = new Map<string, { attributes: Promise<readonly CrmAttribute[]>; until: number }>();
  const now = () => clock.now().getTime();
  return {
    attributesOf(connectionId, client) {
      const known = byConnection.get(connectionId);
      if (known && known.until > now()) return known.attributes;
      // those who ask meanwhile share the reading: two that create the same attribute would be in each other's way
      const entry = { attributes: readAttributes(client), until: Infinity };
      byConnection.set(connectionId, entry);
      entry.attributes.then(
        () => (entry.until = now() + lifetimeMs),
        () => byConnection.get(connectionId) === entry && byConnection.delete(connectionId),
      );
      return entry.attributes;
    },
    forget: (connectionId) => void byConnection.delete(connectionId),
  };
}

async function readAttributes(client: CrmClient): Promise<readonly CrmAttribute[]> {
  await client.provideAttributes([ownId, ...markAttributes]);
  return client.listAttributes();
}

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
  const byConnection = new Map<string, { attributes: readonly CrmAttribute[]; until: number }>();
  return {
    async attributesOf(connectionId, client) {
      const now = clock.now().getTime();
      const known = byConnection.get(connectionId);
      if (known && known.until > now) return known.attributes;
      await client.provideAttributes([ownId, ...markAttributes]);
      const attributes = await client.listAttributes();
      byConnection.set(connectionId, { attributes, until: now + lifetimeMs });
      return attributes;
    },
    forget: (connectionId) => void byConnection.delete(connectionId),
  };
}

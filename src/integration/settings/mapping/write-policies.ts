import type { MappingRow, WritePolicy } from '../integration-settings.ts';

/** When each attribute (full name) is written to a contact that is there already; those not named are always written. */
export type WritePolicies = Readonly<Record<string, WritePolicy>>;

/** The policies of a mapping. The first row that goes to an attribute decides, as only one may. */
export function policiesOf(mapping: readonly MappingRow[]): WritePolicies {
  const policies: Record<string, WritePolicy> = {};
  for (const { to, policy } of mapping) {
    if (policy !== 'always' && to !== '') policies[to] ??= policy;
  }
  return policies;
}

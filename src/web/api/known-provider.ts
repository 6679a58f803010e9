import type { Providers } from '../../integration/provider/providers.ts';
import { notFound } from '../../platform/refusal.ts';

/** @throws Refusal not_found for a CRM that this installation does not have */
export function knownProvider({ providers }: { providers: Providers }, name: string): string {
  if (!providers.find(name)) throw notFound('provider');
  return name;
}

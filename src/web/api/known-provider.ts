import type { Providers } from '../../integration/provider/providers.ts';
import { notFound } from '../../platform/http/problem.ts';

/** @throws Problem 404 for a CRM that this installation does not have */
export function knownProvider({ providers }: { providers: Providers }, name: string): string {
  if (!providers.find(name)) throw notFound('provider');
  return name;
}

import type { ImportPlan } from './import-settings.ts';
import { pageSize } from './read-batch.ts';

/** This share of the limit is used; the rest is room for screens and for other work on the connection. */
const share = 0.9;

/**
 * The calls to the CRM that a run will make, and how long they take at its limit.
 * @param facts.callsPerMinute what the CRM allows
 */
export function planCalls(facts: {
  total: number;
  fromCrm: boolean;
  create: number;
  update: number;
  returnsFields: boolean;
  silent: boolean;
  /** new people of a file are written to the CRM by the Referrers tab */
  pushes: boolean;
  callsPerMinute: number;
}): Pick<ImportPlan, 'calls' | 'calls_per_minute' | 'minutes'> {
  const { fromCrm, create, update } = facts;
  const reading = fromCrm ? Math.max(1, Math.ceil(facts.total / pageSize)) : 0;
  const written = fromCrm ? (facts.returnsFields ? create + update : 0) : facts.pushes ? create : 0;
  const events = fromCrm && !facts.silent ? create : 0;
  const total = reading + written + events;
  const perMinute = Math.max(1, Math.floor(facts.callsPerMinute * share));
  return {
    calls: { reading, links_written: written, events, total },
    calls_per_minute: perMinute,
    minutes: Math.round((total / perMinute) * 10) / 10,
  };
}

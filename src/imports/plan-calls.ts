import type { ImportPlan } from './import-settings.ts';
import type { IntegrationSettings } from '../integration/settings/integration-settings.ts';

/** This share of the limit is used; the rest is room for screens and for other work on the connection. */
const share = 0.9;

/**
 * Calls that it takes to make a contact: a lead is looked for first. One that exists takes up to two more, to be read and
 * changed, which cannot be known before.
 */
const callsOfPush = { nothing: 0, create_user: 1, create_lead: 2, create_contact: 1 } as const;

/**
 * The calls to the CRM that a run will make, and how long they take at its limit.
 * @param facts.callsPerMinute what the CRM allows
 */
export function planCalls(facts: {
  total: number;
  /** contacts in a page */
  pageSize: number;
  fromCrm: boolean;
  create: number;
  update: number;
  returnsFields: boolean;
  silent: boolean;
  /** what the Referrers tab does with new people of a file */
  action: IntegrationSettings['action'];
  callsPerMinute: number;
}): Pick<ImportPlan, 'calls' | 'calls_per_minute' | 'minutes'> {
  const { fromCrm, create, update } = facts;
  const reading = fromCrm ? Math.max(1, Math.ceil(facts.total / facts.pageSize)) : 0;
  const pushed = fromCrm ? 0 : create * callsOfPush[facts.action];
  // of people of a file only those have a contact who are sent
  const withContact = fromCrm ? create + update : pushed > 0 ? create : 0;
  const written = facts.returnsFields ? withContact : 0;
  const events = fromCrm && !facts.silent ? create : 0;
  const total = reading + pushed + written + events;
  const perMinute = Math.max(1, Math.floor(facts.callsPerMinute * share));
  return {
    calls: { reading, pushed, links_written: written, events, total },
    calls_per_minute: perMinute,
    minutes: Math.round((total / perMinute) * 10) / 10,
  };
}

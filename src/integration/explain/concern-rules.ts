import { valueText } from '../../qualification/attribute-text.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import { matchesTarget } from '../../qualification/matches-target.ts';
import { momentText } from '../../platform/clock/moment-text.ts';
import type { LinkState } from '../contacts/contact-link.ts';

/** What is known of a lead that qualified, and of its contacts since. */
export type ConcernDetails = {
  /** what its qualification rests on; null when a person qualified it */
  basis: { property: string; attribute: string; value: AttributeValue } | null;
  /** the value that the rule asks for now; null where it asks for another attribute or none */
  target: string | null;
  timezone: string;
  crm: string;
  contacts: readonly {
    state: LinkState;
    /** when that state was noted; null where it was so from the start */
    stateAt: Date | null;
    /** of the attribute; undefined where it is empty or was not read */
    value: AttributeValue | undefined;
    /** null where the attribute was never read */
    readAt: Date | null;
  }[];
  /** what was sent for the lead was undone by Goodword */
  isUndone: boolean;
};

/** Why a person should look at a qualified lead. Nothing follows from it by itself. */
export type Concern = { code: 'set_back' | 'archived' | 'deleted' | 'undone'; sentence: string; asOf: Date | null };

/** What speaks against a lead that qualified; null when nothing does. */
export function evaluateConcern(facts: ConcernDetails): Concern | null {
  const { basis, contacts, crm } = facts;
  const own = contacts.filter(({ state }) => state !== 'merged');
  const inUse = own.filter(({ state }) => state === 'active');
  if (own.length > 0 && inUse.length === 0) {
    const archived = own.filter(({ state }) => state === 'archived');
    const asOf = latest((archived.length > 0 ? archived : own).map(({ stateAt }) => stateAt));
    const since = asOf ? `, as of ${momentText(asOf)}` : '';
    if (archived.length === 0) {
      return { code: 'deleted', asOf, sentence: `The lead’s contact was deleted in ${crm}${since}.` };
    }
    return facts.isUndone
      ? {
          code: 'undone',
          asOf,
          sentence: `Goodword archived the lead’s contact in ${crm} when its sending was undone.`,
        }
      : { code: 'archived', asOf, sentence: `The lead’s contact is archived in ${crm}${since}.` };
  }
  const read = inUse.filter(({ readAt }) => readAt !== null);
  if (!basis || read.length === 0 || read.some(({ value }) => isStillMet(facts, basis, value))) return null;
  const newest = read.toSorted((a, b) => b.readAt!.getTime() - a.readAt!.getTime())[0]!;
  const text = valueText(newest.value);
  const shown = text === 'empty' ? text : `“${text}”`;
  return {
    code: 'set_back',
    asOf: newest.readAt,
    sentence: `“${basis.attribute}” was set back: it was ${shown} as of ${momentText(newest.readAt!)}.`,
  };
}

function isStillMet(
  { target, timezone }: ConcernDetails,
  basis: { value: AttributeValue },
  value: AttributeValue | undefined,
): boolean {
  if (valueText(value) === valueText(basis.value)) return true;
  return target !== null && matchesTarget(value, target, timezone);
}

const latest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce((last, time) => (time && (!last || time > last) ? time : last), null);

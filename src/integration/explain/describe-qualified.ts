import { evidenceText } from '../../history/evidence-text.ts';
import type { RecordedEvent } from '../../history/history.ts';

/** What a qualification rests on, from its event. */
export function describeQualified({ evidence, actor, rule_version: version }: RecordedEvent): string {
  if (evidence['by'] === 'hand') return `Qualified by hand, by ${actor.name}.`;
  const [attribute, old, value] = ['attribute', 'old', 'new'].map((name) => evidenceText(evidence[name]));
  const what =
    evidence['first_reading'] === true
      ? `${attribute} was ${value} when the contact was first read; it was created after the lead joined`
      : `${attribute} changed from ${old} to ${value}`;
  const where =
    evidence['other_contact'] === true
      ? ' That is another contact of the same person than the one to which Goodword writes.'
      : '';
  return `${what} (settings version ${version}).${where}`;
}

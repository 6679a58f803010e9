import { evidenceText } from '../../history/evidence-text.ts';
import type { RecordedEvent } from '../../history/history.ts';

/** What a qualification rests on, from its event. */
export function describeQualified({ evidence, actor, rule_version: version }: RecordedEvent): string {
  if (evidence['by'] === 'hand') return `Qualified by hand, by ${actor.name}.`;
  const [attribute, old, value] = ['attribute', 'old', 'new'].map((name) => evidenceText(evidence[name]));
  return `${attribute} changed from ${old} to ${value} (settings version ${version}).`;
}

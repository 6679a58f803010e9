import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesTarget } from './matches-target.ts';
import { evaluateQualification, type QualificationDetails } from './qualification-rules.ts';

const joined = new Date('2026-03-01T12:00:00Z');
const after = (minutes: number) => new Date(joined.getTime() + minutes * 60_000);

const facts = (more: Partial<QualificationDetails>): QualificationDetails => ({
  rule: { method: 'attribute', property: 'custom_attributes.Signed up', target: 'Yes' },
  name: 'Signed up',
  value: 'Yes',
  previous: { value: 'No', readAt: after(5) },
  contactCreatedAt: after(-10_000),
  contactUpdatedAt: null,
  readAt: after(0.5),
  reportedAt: null,
  leadJoinedAt: joined,
  timezone: 'UTC',
  ...more,
});
const codeOf = (more: Partial<QualificationDetails>) => evaluateQualification(facts(more)).code;

describe('evaluateQualification', () => {
  it.each<[string, Partial<QualificationDetails>]>([
    ['target_reached', {}],
    ['target_reached', { previous: null, contactCreatedAt: after(3) }],
    ['target_reached', { previous: null, contactCreatedAt: after(-1) }],
    ['target_reached', { previous: { value: undefined, readAt: after(1) } }],
    ['target_reached', { previous: { value: 'No', readAt: after(-500) }, reportedAt: after(2) }],
    ['no_rule', { rule: null }],
    ['no_rule', { rule: { method: 'none' } }],
    ['not_at_target', { value: 'No' }],
    ['not_at_target', { value: null }],
    ['not_at_target', { value: undefined }],
    ['unchanged', { previous: { value: 'yes', readAt: after(1) } }],
    ['at_target_before', { previous: { value: 'Yes', readAt: after(-500) } }],
    ['at_target_before', { previous: null }],
    ['at_target_before', { previous: null, contactCreatedAt: null }],
    ['at_target_before', { previous: null, contactCreatedAt: after(-2) }],
    ['changed_before_joining', { previous: { value: 'No', readAt: after(-500) } }],
    ['changed_before_joining', { previous: { value: 'No', readAt: after(-500) }, reportedAt: after(-400) }],
    ['at_target_before', { previous: null, readAt: after(500), contactUpdatedAt: after(-90) }],
    ['order_unknown', { previous: null, readAt: after(500) }],
    ['order_unknown', { previous: null, readAt: after(500), contactUpdatedAt: after(90) }],
    // the report may be of any attribute
    ['order_unknown', { previous: null, reportedAt: after(0.2) }],
    ['order_unknown', { previous: { value: 'No', readAt: after(-500) }, readAt: after(500), reportedAt: after(-400) }],
  ])('%s: %o', (code, more) => {
    expect(codeOf(more)).toBe(code);
  });

  it('never qualifies without the target, nor what was already there when the lead joined', () => {
    const value = fc.oneof(fc.constantFrom('Yes', 'yes ', 'No', '', null, true, 1), fc.string());
    const minutes = fc.integer({ min: -10_000, max: 10_000 });
    const reading = fc.option(fc.record({ value, readAt: minutes.map(after) }));
    const created = fc.option(minutes.map(after));
    fc.assert(
      fc.property(value, reading, created, (now, previous, contactCreatedAt) => {
        const { decision } = evaluateQualification(facts({ value: now, previous, contactCreatedAt }));
        if (decision !== 'qualified') return;
        expect(matchesTarget(now, 'Yes', 'UTC')).toBe(true);
        if (previous) expect(matchesTarget(previous.value, 'Yes', 'UTC')).toBe(false);
        else expect(contactCreatedAt?.getTime()).toBeGreaterThanOrEqual(after(-1).getTime());
      }),
    );
  });
});

describe('matchesTarget', () => {
  const dublinMidnight = Date.UTC(2026, 5, 9, 23) / 1000;
  it.each([
    ['Yes', ' yes ', true],
    ['Ja', 'Yes', false],
    ['', 'Yes', false],
    [true, 'Yes', true],
    [true, '1', true],
    [true, 'no', false],
    [false, 'false', true],
    [12, '12.0', true],
    [12, '', false],
    [0.5, '.5', true],
    [dublinMidnight, '2026-06-10', true],
    [dublinMidnight, '2026-06-09', false],
    [null, 'empty', false],
  ])('%j against %j: %s', (value, target, matches) => {
    expect(matchesTarget(value, target, 'Europe/Dublin')).toBe(matches);
  });

  it('falls back to UTC for an unknown timezone', () => {
    expect(matchesTarget(dublinMidnight, '2026-06-09', 'Mars/Olympus')).toBe(true);
  });
});

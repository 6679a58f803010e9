import type { Sandbox } from '../context.ts';
import { newContactId } from '../entities/ids.ts';
import { type Segment, findSegment } from '../entities/segment.ts';
import type { Workspace } from '../entities/workspace.ts';
import { invalid, resourceNotFound } from '../http/intercom-error.ts';
import { parseFilter } from '../search/filter.ts';
import { ruleFields } from '../search/segment-field.ts';

/** The editable parts of a segment. */
export type SegmentRule = Pick<Segment, 'name' | 'personType' | 'filter'>;

const longestName = 255;

/**
 * A new segment, not yet part of the workspace.
 * @param nowMs when it is made
 * @throws IntercomError 400 when the name is missing or taken, or the filter is invalid
 */
export function newSegment(workspace: Workspace, rule: SegmentRule, nowMs: number): Segment {
  return { ...checkedRule(workspace, rule), id: newContactId(nowMs), createdAt: nowMs, updatedAt: nowMs };
}

/**
 * Segments are made and changed on our own pages only.
 * @documented 7.4: Segments are read-only over the API, and entering or leaving one sends no webhook.
 * @throws IntercomError 400 as {@link newSegment}
 */
export function createSegment(sandbox: Sandbox, workspace: Workspace, rule: SegmentRule): Segment {
  const segment = newSegment(workspace, rule, sandbox.clock.now());
  workspace.segments.push(segment);
  sandbox.changed();
  return segment;
}

/** @throws IntercomError 400 as {@link newSegment}, 404 */
export function changeSegment(sandbox: Sandbox, workspace: Workspace, id: string, rule: SegmentRule): Segment {
  const segment = getSegment(workspace, id);
  Object.assign(segment, checkedRule(workspace, rule, segment), { updatedAt: sandbox.clock.now() });
  sandbox.changed();
  return segment;
}

/** @throws IntercomError 404 */
export function deleteSegment(sandbox: Sandbox, workspace: Workspace, id: string): void {
  const segment = getSegment(workspace, id);
  workspace.segments = workspace.segments.filter((other) => other !== segment);
  sandbox.changed();
}

/** @documented 7.4: An unknown segment answers 404 "Resource Not Found". */
export function getSegment(workspace: Workspace, id: string): Segment {
  const segment = findSegment(workspace, id);
  if (segment === undefined) throw resourceNotFound();
  return segment;
}

function checkedRule(workspace: Workspace, rule: SegmentRule, own?: Segment): SegmentRule {
  const name = rule.name.trim();
  if (name === '') throw invalid('A segment needs a name');
  if (name.length > longestName) throw invalid(`A segment's name can be ${longestName} characters long at most`);
  const taken = workspace.segments.some((other) => other !== own && other.name.toLowerCase() === name.toLowerCase());
  if (taken) throw invalid(`There is already a segment called ${name}`);
  parseFilter(rule.filter, ruleFields(workspace));
  return { name, personType: rule.personType, filter: rule.filter };
}

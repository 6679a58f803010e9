import type { CrmTraits } from '../../integration/provider/capabilities.ts';
import { z } from 'zod';
import { checkProgressOf } from '../../integration/reconcile/drift/check-progress.ts';
import { checkStates, driftKinds, type Check, type Drift } from '../../integration/reconcile/drift/check.ts';
import { driftMoves } from '../../integration/reconcile/drift/drift-moves.ts';
import { describeDrift, describeRepair } from '../../integration/reconcile/drift/drift-text.ts';
import {
  outageReportStates,
  type OutageReport,
  type RecoveredKind,
} from '../../integration/reconcile/outage/outage.ts';
import type { Health } from '../../integration/reconcile/reconcile-status.ts';
import type { RepairProgress } from '../../integration/reconcile/repair/find-repair.ts';
import { repairStates } from '../../integration/reconcile/repair/repair.ts';
import { attentionSentence } from '../../integration/connections/attention.ts';
import { actionsResponse, idForm, isoTime, presentProgress, progressResponse } from './forms.ts';
import type { NameOf } from '../team-names.ts';

const valueForm = z.union([z.string(), z.number(), z.boolean()]).nullable();

export const checkAnswer = z.object({
  id: idForm,
  cause: z.enum(['nightly', 'asked', 'reconnected']),
  asked_by: z.object({ name: z.string() }),
  state: z.enum(checkStates),
  progress: z.object({ done: z.number().int(), total: z.number().int(), ...progressResponse.shape }),
  calls: z.number().int(),
  /** what keeps it, or why it was stopped */
  outcome: z.string().nullable(),
  started_at: isoTime,
  finished_at: isoTime.nullable(),
});

export function presentCheck(check: Check, now: Date, nameOf: NameOf): z.infer<typeof checkAnswer> {
  const progress = checkProgressOf(check, now);
  return {
    id: check.check_id,
    cause: check.cause,
    asked_by: { name: nameOf(check.asked_by) },
    state: check.state,
    progress: { done: progress.done, total: progress.total, ...presentProgress(progress) },
    calls: check.calls,
    outcome: check.outcome,
    started_at: check.started_at.toISOString(),
    finished_at: check.finished_at?.toISOString() ?? null,
  };
}

export const outageReportResponse = z.object({
  id: idForm,
  /** why the connection did not work */
  sentence: z.string(),
  began_at: isoTime,
  ended_at: isoTime,
  state: z.enum(outageReportStates),
  finished_at: isoTime.nullable(),
});

export function presentOutageReport(report: OutageReport, crm: string): z.infer<typeof outageReportResponse> {
  return {
    id: report.report_id,
    sentence:
      report.stopped_by === 'disconnected' ? `${crm} was disconnected.` : attentionSentence(report.stopped_by, crm),
    began_at: report.began_at.toISOString(),
    ended_at: report.ended_at.toISOString(),
    state: report.state,
    finished_at: report.finished_at?.toISOString() ?? null,
  };
}

export const recoveredAnswer = z.object({
  leads_qualified: z.number().int(),
  values_changed: z.number().int(),
  contacts_linked: z.number().int(),
  deliveries_sent: z.number().int(),
});

export const presentRecovered = (counts: Record<RecoveredKind, number>): z.infer<typeof recoveredAnswer> => ({
  leads_qualified: counts['lead.qualified'],
  values_changed: counts['contact.changed'],
  contacts_linked: counts['contact.linked'],
  deliveries_sent: counts['delivery.sent'],
});

export const healthAnswer = z.object({
  last_live_change_at: isoTime.nullable(),
  polling: z.object({
    last_finished_at: isoTime.nullable(),
    next_at: isoTime.nullable(),
    running: z.boolean(),
    /** why the last one did not finish */
    trouble: z.string().nullable(),
    /** changes that polling found although webhooks should have reported them */
    missed_by_webhooks: z.object({ count: z.number().int(), since: isoTime }).nullable(),
  }),
  check: z.object({
    last: checkAnswer.nullable(),
    running: checkAnswer.nullable(),
    next_at: isoTime.nullable(),
  }),
  drift: z.object({ rows: z.number().int(), people: z.number().int(), changed_there: z.number().int() }),
  last_outage: outageReportResponse.nullable(),
});

export function presentHealth(health: Health, crm: string, now: Date, nameOf: NameOf): z.infer<typeof healthAnswer> {
  const { polling, lastOutage } = health;
  return {
    last_live_change_at: health.lastLiveChangeAt?.toISOString() ?? null,
    polling: {
      last_finished_at: polling?.finished_at?.toISOString() ?? null,
      next_at: health.nextPollingAt?.toISOString() ?? null,
      running: polling !== null && polling.started_at !== null,
      trouble: polling?.trouble ?? null,
      missed_by_webhooks:
        polling?.missed_since && polling.missed_count > 0
          ? { count: polling.missed_count, since: polling.missed_since.toISOString() }
          : null,
    },
    check: {
      last: health.lastCheck && presentCheck(health.lastCheck, now, nameOf),
      running: health.runningCheck && presentCheck(health.runningCheck, now, nameOf),
      next_at: health.nextCheckAt?.toISOString() ?? null,
    },
    drift: health.drift,
    last_outage: lastOutage && presentOutageReport(lastOutage, crm),
  };
}

export const driftAnswer = z.object({
  id: idForm,
  campaign_id: idForm,
  subject: z.enum(['lead', 'referrer']),
  subject_id: idForm,
  name: z.string(),
  email: z.string(),
  contact_id: z.string(),
  contact_url: z.string(),
  kind: z.enum(driftKinds),
  attribute: z.string(),
  label: z.string(),
  expected: valueForm,
  found: valueForm,
  /** it was changed in Intercom after Goodword wrote it */
  changed_there: z.boolean(),
  sentence: z.string(),
  /** what a repair does; null where a person has to decide */
  repair: z.string().nullable(),
  since: isoTime,
  actions: actionsResponse(driftMoves),
});

export function presentDrift(row: Drift, contactUrl: string, crm: CrmTraits): z.infer<typeof driftAnswer> {
  return {
    id: row.drift_id,
    campaign_id: row.campaign_id,
    subject: row.subject,
    subject_id: row.subject_id,
    name: row.name,
    email: row.email,
    contact_id: row.contact_id,
    contact_url: contactUrl,
    kind: row.kind,
    attribute: row.attribute,
    label: row.attribute === '' ? '' : crm.attributeText(row.attribute),
    expected: row.expected,
    found: row.found,
    changed_there: row.changed_there,
    sentence: describeDrift(row, crm),
    repair: describeRepair(row, crm),
    since: row.since.toISOString(),
    actions: driftMoves.actionsOf({ state: row.kind }),
  };
}

export const repairAnswer = z.object({
  id: idForm,
  state: z.enum(repairStates),
  asked_by: z.object({ name: z.string() }),
  /** of the differences to repair, those that are right by now */
  progress: z.object({ done: z.number().int(), total: z.number().int(), ...progressResponse.shape }),
  left_alone: z.number().int(),
  created_at: isoTime,
  finished_at: isoTime.nullable(),
});

export function presentRepair({ repair, progress }: RepairProgress, nameOf: NameOf): z.infer<typeof repairAnswer> {
  return {
    id: repair.repair_id,
    state: repair.state,
    asked_by: { name: nameOf(repair.asked_by) },
    progress: { done: progress.done, total: progress.total, ...presentProgress(progress) },
    left_alone: repair.left_alone,
    created_at: repair.created_at.toISOString(),
    finished_at: repair.finished_at?.toISOString() ?? null,
  };
}

import { z } from 'zod';

/** The tabs of the panel: what happens with leads, and with referrers. */
export const tabForm = z.enum(['leads', 'referrers']);
export type Tab = z.infer<typeof tabForm>;

const text = z.string().trim().max(500);

/** One row of `Map your fields`: a field of Goodword (by key) or a fixed text goes to an attribute (by full name). */
export const mappingRowForm = z.object({ type: z.enum(['dynamic', 'fixed']), from: text, to: text });
export type MappingRow = z.infer<typeof mappingRowForm>;

export const qualificationRuleForm = z.object({
  method: z.enum(['none', 'attribute']),
  /** full name of the attribute that will change */
  property: text.nullable(),
  target: text.nullable(),
});
export type QualificationRule = z.infer<typeof qualificationRuleForm>;

/** What a tab holds. `qualification` is null on Referrers. */
export const integrationSettingsForm = z.object({
  action: z.enum(['nothing', 'create_lead', 'create_user']),
  mapping: z.array(mappingRowForm).max(100),
  duplicates: z.enum(['skip', 'update']),
  qualification: qualificationRuleForm.nullable(),
});
export type IntegrationSettings = z.infer<typeof integrationSettingsForm>;

/** A saved version of a tab; 0 stands for the proposal that was never saved. */
export type SavedSettings = { version: number; settings: IntegrationSettings; savedAt: Date | null };

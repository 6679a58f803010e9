import { z } from 'zod';

const text = z.string().trim().max(500);

/** When a lead qualifies: never, or once an attribute of its contact reaches a value. */
export const qualificationRuleForm = z.discriminatedUnion('method', [
  z.object({ method: z.literal('none') }),
  z.object({
    method: z.literal('attribute'),
    /** full name of the attribute that will change; null only in a draft, as the target */
    property: text.nullable(),
    target: text.nullable(),
  }),
]);
export type QualificationRule = z.infer<typeof qualificationRuleForm>;

/** The attribute that a rule waits for and the value it must reach; null where no complete rule waits for one. */
export function watchedAttribute(rule: QualificationRule | null): { property: string; target: string } | null {
  if (rule?.method !== 'attribute' || !rule.property || !rule.target) return null;
  return { property: rule.property, target: rule.target };
}

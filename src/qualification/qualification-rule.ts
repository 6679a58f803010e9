import { z } from 'zod';

const text = z.string().trim().max(500);

/** When a lead qualifies: never, or once an attribute of its contact reaches a value. */
export const qualificationRuleForm = z.object({
  method: z.enum(['none', 'attribute']),
  /** full name of the attribute that will change */
  property: text.nullable(),
  target: text.nullable(),
});
export type QualificationRule = z.infer<typeof qualificationRuleForm>;

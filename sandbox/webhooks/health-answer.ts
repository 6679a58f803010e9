import { z } from 'zod';
import type { HealthReport } from '../entities/health-report.ts';
import type { SignedAnswer } from './signed-post.ts';

const healthySchema = z.looseObject({ state: z.enum(['OK', 'UNKNOWN']) });
const unhealthySchema = z.looseObject({
  state: z.literal('UNHEALTHY'),
  message: z.string({ error: 'UNHEALTHY needs a message' }).min(1),
  cta_type: z.literal('URL_CTA', { error: 'cta_type must be URL_CTA' }),
  cta_label: z.string({ error: 'URL_CTA needs a cta_label' }).min(1),
  cta_url: z.url({ error: 'URL_CTA needs a cta_url' }),
});
const withoutButtonSchema = unhealthySchema
  .pick({ state: true, message: true })
  .extend({ cta_type: z.undefined().optional() });

const longestShown = 2000;

/**
 * Reads the response to a health check.
 *
 * @documented 2.6: The answer is {"state":"OK"} or UNHEALTHY with message, cta_type URL_CTA, cta_label and cta_url.
 * @assumed 2.6: The third state is spelt UNKNOWN, UNHEALTHY may come without a button, and any other answer counts as none.
 * @param at milliseconds
 */
export function readHealthAnswer(answer: SignedAnswer, at: number): HealthReport {
  const invalid = (message: string): HealthReport => ({ ...report, state: 'invalid', message });
  const report = { at, state: 'OK' as const, message: null, cta: null, answer: answer.text.slice(0, longestShown) };
  if (answer.failure !== null) return invalid(answer.failure);
  if (answer.status !== 200) return invalid(`answered ${answer.status} instead of 200`);
  const body = parsed(answer.text);
  const ok = healthySchema.safeParse(body);
  if (ok.success) return { ...report, state: ok.data.state };
  const bare = withoutButtonSchema.safeParse(body);
  if (bare.success) return { ...report, state: 'UNHEALTHY', message: bare.data.message };
  const ill = unhealthySchema.safeParse(body);
  if (ill.success) {
    const { message, cta_label: label, cta_url: url } = ill.data;
    return { ...report, state: 'UNHEALTHY', message, cta: { label, url } };
  }
  const [issue] = ill.error.issues;
  return invalid(
    body === undefined
      ? 'the answer is not JSON'
      : issue?.path[0] === 'state' || issue?.path.length === 0
        ? 'the answer’s state is none of OK, UNHEALTHY, UNKNOWN'
        : (issue?.message ?? 'the answer is wrong'),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

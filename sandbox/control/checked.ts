import type { z } from 'zod';

/** A wrong request to the control surface, in one sentence. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/**
 * A body in the form that the control surface expects.
 * @throws ControlError 400 with the first thing that is wrong
 */
export function checked<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join('.') ?? '';
  const sentence = issue?.message ?? 'The body is wrong';
  throw new ControlError(
    400,
    place === '' || sentence.includes(String(issue?.path[0])) ? sentence : `${place}: ${sentence}`,
  );
}

import type { z } from 'zod';

/** Why a request to the control API is invalid, in one sentence. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/**
 * Validates a body against a schema of the control API.
 * @throws ControlError 400 with the first problem
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

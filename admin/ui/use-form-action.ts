import { useState } from 'react';
import { placeProblem } from './form-problems.ts';
import { useAction } from './use-action.ts';

interface FormActionOptions<Result> {
  form: { setErrors: (errors: Record<string, string>) => void; getValues: () => object };
  success?: (result: Result) => string;
  onDone?: (result: Result) => void;
}

/** An action sent by a form: refusals appear at their fields, and what belongs to no field as `problem`. */
export function useFormAction<Input, Result>(
  act: (input: Input) => Promise<Result>,
  options: FormActionOptions<Result>,
) {
  const { form, ...rest } = options;
  const [problem, setProblem] = useState<unknown>(null);
  const action = useAction(act, {
    ...rest,
    onRefused: (refusal) => setProblem(placeProblem(form, refusal, (path) => pathExists(form.getValues(), path))),
  });
  const send = (input: Input) => {
    setProblem(null);
    action.mutate(input);
  };
  return { send, isSending: action.isPending, problem };
}

function pathExists(values: unknown, path: string): boolean {
  const end = path.split('.').reduce<unknown>((value, key) => (Object(value) as Record<string, unknown>)[key], values);
  return end !== undefined;
}

import { ApiProblem } from '../api/problem.ts';

interface AnyForm {
  setErrors: (errors: Record<string, string>) => void;
}

/**
 * Puts the server's refusal beside the fields it speaks of.
 * @param knownPaths the fields of the form; a refusal about anything else is handed back.
 * @returns the refusal when some part of it belongs to no field and has to be shown above the form, else null.
 */
export function placeProblem(form: AnyForm, problem: unknown, knowsPath: (path: string) => boolean): unknown {
  if (!(problem instanceof ApiProblem) || problem.errors.length === 0) return problem;
  const placed = problem.errors.filter(({ path }) => knowsPath(path));
  form.setErrors(Object.fromEntries(placed.map(({ path, message }) => [path, message])));
  // a record that is in the way is linked above the form
  return placed.length === problem.errors.length && problem.about === null ? null : problem;
}

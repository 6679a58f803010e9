import { expect, test } from 'vitest';
import { findPasswordProblem } from './password-rules.ts';

test.each([
  ['correct horse battery', null],
  ['short one', /at least 10/],
  ['x'.repeat(201), /at most 200/],
  ['1234567890', /tried first/],
  ['Password123', /tried first/],
  ['  qwertyuiop ', /tried first/],
  ['Olivia@Example.com', /e-mail address/],
  ['# The 2,754 commonest', null],
])('the password %j', (password, problem) => {
  const found = findPasswordProblem(password, 'olivia@example.com');
  if (problem === null) expect(found).toBe(null);
  else expect(found).toMatch(problem);
});

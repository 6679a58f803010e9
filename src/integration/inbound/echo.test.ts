import { expect, it } from 'vitest';
import { repeatsKnown } from './echo.ts';

const known = { email: 'ana@example.com', name: 'Ana', signed_up_at: 1_768_018_463, phone: null };

it('is an echo when nothing differs, however times are written and empty values left out', () => {
  expect(repeatsKnown({ ...known }, known)).toBe(true);
  expect(repeatsKnown({ ...known, signed_up_at: '2026-01-10T04:14:23.215+00:00' }, known)).toBe(true);
  expect(repeatsKnown({ email: 'ana@example.com', name: 'Ana', signed_up_at: 1_768_018_463 }, known)).toBe(true);
});

it('is none when something was changed, added or emptied', () => {
  expect(repeatsKnown({ ...known, name: 'Anna' }, known)).toBe(false);
  expect(repeatsKnown({ ...known, 'custom_attributes.Plan': 'gold' }, known)).toBe(false);
  expect(repeatsKnown({ ...known, name: null }, known)).toBe(false);
  expect(repeatsKnown({ ...known, signed_up_at: '2026-01-10T04:14:24.000+00:00' }, known)).toBe(false);
});

import { luminance } from '@mantine/core';
import { expect, it } from 'vitest';
import { controlBorder, dark, gray } from './colours.ts';

/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

it.each([
  { scheme: 'light', border: controlBorder.light, surfaces: ['#ffffff', gray[0], gray[1]] },
  { scheme: 'dark', border: controlBorder.dark, surfaces: [dark[6], dark[7], dark[8]] },
])('the edge of a control has 3 : 1 to every surface of the $scheme scheme', ({ border, surfaces }) => {
  const tooFaint = surfaces.filter((surface) => contrast(border, surface) < 3);
  expect(tooFaint).toEqual([]);
});

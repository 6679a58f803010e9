import type { MantineColorsTuple } from '@mantine/core';

// One lightness scale for every hue (made in OKLCH), so that shade 7 carries white text and shade 9 reads on shade 1
// with more than the 4.5 : 1 that WCAG AA asks for.

export const plum: MantineColorsTuple = [
  '#fff4fa',
  '#ffe3f3',
  '#fecbe7',
  '#f6aed6',
  '#e38cbe',
  '#c96ca3',
  '#ad5389',
  '#8e3b6e',
  '#732c58',
  '#5b2045',
];

export const green: MantineColorsTuple = [
  '#f0fbf3',
  '#d9f5e2',
  '#bbeaca',
  '#96daad',
  '#6ac28c',
  '#41a86d',
  '#1f8d54',
  '#00713d',
  '#005b2e',
  '#004722',
];

export const yellow: MantineColorsTuple = [
  '#fef7ed',
  '#fcead2',
  '#f5d7af',
  '#eabf84',
  '#d6a255',
  '#bd8426',
  '#a26a00',
  '#845100',
  '#6b3f00',
  '#543000',
];

export const red: MantineColorsTuple = [
  '#fff3f1',
  '#ffe0dc',
  '#ffc7c0',
  '#ffa79f',
  '#fe827a',
  '#e65e59',
  '#c84341',
  '#a5282a',
  '#881a1e',
  '#6b1215',
];

export const blue: MantineColorsTuple = [
  '#f0f9ff',
  '#daf0ff',
  '#bce1ff',
  '#98cefc',
  '#6fb3ec',
  '#4997d5',
  '#2d7db9',
  '#106299',
  '#024e7d',
  '#013c63',
];

/** Warm greys; 5 and 6 are dark enough for placeholder and secondary text on white. */
export const gray: MantineColorsTuple = [
  '#fbfaf9',
  '#f5f3f1',
  '#ebe7e4',
  '#ded8d3',
  '#c3bcb7',
  '#746d67',
  '#6a635e',
  '#524c47',
  '#37322e',
  '#201c19',
];

/** The dark scheme: text (0–3), lines (4), surfaces (5–9). */
export const dark: MantineColorsTuple = [
  '#ece6e9',
  '#d5cfd2',
  '#b5afb3',
  '#9c969a',
  '#4d454a',
  '#3e363b',
  '#2f272c',
  '#231c20',
  '#1c1519',
  '#130c10',
];

/** Edges of fields, boxes and plain buttons: 3 : 1 to what is inside and outside of them (WCAG 1.4.11), held by a test. */
export const controlBorder = { light: '#8b847d', dark: '#857d82' };

/** How many times as large the slow suites are as `npm run test:slow` makes them; `npm run storm` sets it. */
const size = Number(process.env['TEST_SIZE'] ?? 1);

/** A count that is this large at the usual size. */
export function sized(count: number): number {
  return count * size;
}

/** A bound against hanging, for work whose amount grows with the size. */
export function sizedMs(ms: number): number {
  return ms * size;
}

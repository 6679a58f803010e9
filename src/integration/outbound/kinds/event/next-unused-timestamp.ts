/**
 * The second at which an event is tracked: two of one name in one second on one contact would count as one (the CRM’s
 * docs: reference 8). Goes back in time until one is free, since an event of the future could be refused.
 * @param wanted when it happened, in unix seconds
 */
export function nextUnusedTimestamp(wanted: number, taken: ReadonlySet<number>): number {
  let second = wanted;
  while (taken.has(second)) second -= 1;
  return second;
}

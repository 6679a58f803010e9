/** What became of many records. */
export interface Moves {
  moved: number;
  refused: { id: string; reason: string }[];
}

/** As many ids as one request takes. */
const mostAtOnce = 200;

/** Does something to many records, as many at once as the server takes. @param move one request */
export async function moveMany(ids: readonly string[], move: (ids: string[]) => Promise<Moves>): Promise<Moves> {
  const all: Moves = { moved: 0, refused: [] };
  for (let start = 0; start < ids.length; start += mostAtOnce) {
    const { moved, refused } = await move(ids.slice(start, start + mostAtOnce));
    all.moved += moved;
    all.refused.push(...refused);
  }
  return all;
}

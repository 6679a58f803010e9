/** Rows that wait for the same durable commit. */
export type GroupCommit<Row, Result> = {
  /** Resolves once the row is committed, with its result; rejects when its group could not be written. */
  add(row: Row): Promise<Result>;
};

type Waiting<Row, Result> = { row: Row; resolve(result: Result): void; reject(error: unknown): void };

/** The most rows in one write. */
const mostRows = 500;

/**
 * Lets rows that arrive while a write is under way share the next one: a commit costs the same for one row and for
 * hundreds, and no caller is answered before its row is durable. One write at a time: two side by side would carry half as
 * many rows each, for more work.
 * @param write commits all rows or none, and returns the result of each
 */
export function createGroupCommit<Row, Result>(
  write: (rows: Row[]) => Promise<readonly Result[]>,
): GroupCommit<Row, Result> {
  let waiting: Waiting<Row, Result>[] = [];
  let isWriting = false;

  const flush = async (): Promise<void> => {
    if (waiting.length === 0 || isWriting) return;
    const group = waiting.slice(0, mostRows);
    waiting = waiting.slice(mostRows);
    isWriting = true;
    try {
      const results = await write(group.map(({ row }) => row));
      for (const [place, { resolve }] of group.entries()) resolve(results[place]!);
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      isWriting = false;
      void flush();
    }
  };

  return {
    add: (row) =>
      new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject });
        // after the current turn, so that everything read from the sockets in it goes together
        if (waiting.length === 1) setImmediate(() => void flush());
      }),
  };
}

/** Rows that wait for the same durable commit. */
export type GroupCommit<Row> = {
  /** Resolves once the row is committed; rejects when its group could not be written. */
  add(row: Row): Promise<void>;
};

type Waiting<Row> = { row: Row; resolve(): void; reject(error: unknown): void };

/**
 * Lets rows that arrive while a write is under way share the next one: a commit costs the same for one row and for
 * hundreds, and nobody is answered before theirs is durable.
 * @param write commits all rows or none
 * @param limits the most rows in a write, and the most writes at once
 */
export function createGroupCommit<Row>(
  write: (rows: Row[]) => Promise<void>,
  limits = { rows: 500, writes: 1 },
): GroupCommit<Row> {
  let waiting: Waiting<Row>[] = [];
  let writing = 0;

  const flush = async (): Promise<void> => {
    if (waiting.length === 0 || writing >= limits.writes) return;
    const group = waiting.slice(0, limits.rows);
    waiting = waiting.slice(limits.rows);
    writing += 1;
    try {
      await write(group.map(({ row }) => row));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      writing -= 1;
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

/** The most parameters that PostgreSQL takes in one statement. */
const mostParameters = 65_535;

/** Rows to insert, in as few groups as statements can hold; each row has the columns of the first. */
export function chunksOf<Row extends object>(rows: readonly Row[]): Row[][] {
  const size = Math.floor(mostParameters / Object.keys(rows[0] ?? { column: true }).length);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/** The order in which rows are written that several transactions may write: always the same one, to avoid deadlocks. */
export const byKey =
  <Row>(keyOf: (row: Row) => string) =>
  (one: Row, other: Row): number => {
    const [left, right] = [keyOf(one), keyOf(other)];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  };

import pg from 'pg';

const { builtins } = pg.types;

/**
 * How values of the database arrive in JavaScript, where the driver's defaults do not fit: `bigint` (amounts of money in
 * minor units, counts) as a number, and `date` as its text `YYYY-MM-DD`, for a day has no time zone. `timestamptz` stays a
 * Date; `numeric`, such as the sum of bigints, stays text: cast it to bigint in the statement.
 * Throws a RangeError for a bigint beyond 2^53 - 1, instead of rounding it silently.
 */
export const parseTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === builtins.INT8 && format !== 'binary') return parseSafeInteger;
    if (oid === builtins.DATE && format !== 'binary') return keepText;
    return pg.types.getTypeParser(oid, format);
  },
};

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database holds ${text}, which is beyond 2^53 - 1.`);
  return value;
}

function keepText(text: string): string {
  return text;
}

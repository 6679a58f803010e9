/** A statement as words and groups in parentheses. */
type Piece = string | Piece[];

const queryBegin = /^(?:select|with|insert|update|delete|values)$/;
/** What ends the name of a source, where it has no alias. */
const clause =
  /^(?:on|using|where|group|order|limit|offset|having|for|union|except|intersect|returning|set|left|right|full|inner|cross|natural|join|window|fetch|default|values|select|[,;=])$/;

/**
 * Subqueries that are asked for each row of a CTE, another subquery or a function, and do not name the workspace themselves. Citus
 * refuses them: "correlated subqueries are not supported when the FROM clause contains a CTE or subquery". Columns without the
 * name of their table are not seen.
 * @returns the name of each such source
 */
export function sourcesOfSubqueries(text: string): string[] {
  return [...new Set(look(parse(text), new Set()))];
}

function parse(text: string): Piece[] {
  const words = text.toLowerCase().match(/'(?:[^']|'')*'|"[^"]*"|[\w$]+|[^\s\w]/g) ?? [];
  const root: Piece[] = [];
  const open: Piece[][] = [root];
  for (const word of words) {
    if (word === '(') {
      const group: Piece[] = [];
      open.at(-1)!.push(group);
      open.push(group);
    } else if (word === ')') {
      if (open.length > 1) open.pop();
    } else open.at(-1)!.push(word.replaceAll('"', ''));
  }
  return root;
}

const isQuery = (piece: Piece | undefined): piece is Piece[] =>
  Array.isArray(piece) &&
  (Array.isArray(piece[0]) ? isQuery(piece[0]) : piece[0] !== undefined && queryBegin.test(piece[0]));

/** @param outerTables names of CTEs that an outer query defines */
function look(query: Piece[], outerTables: ReadonlySet<string>): string[] {
  const commonTables = new Set(outerTables);
  const derived = new Set<string>();
  const parts: Piece[][] = [];
  const subqueries: Piece[][] = [];
  let isFrom = false;
  for (let at = 0; at < query.length; at += 1) {
    const piece = query[at]!;
    if (Array.isArray(piece)) {
      const before = query[at - 1];
      if (isQuery(piece) && (before === 'as' || before === 'materialized')) {
        commonTables.add(nameBefore(query, at));
        parts.push(piece);
      } else if (isQuery(piece)) subqueries.push(piece);
      else subqueries.push(...queriesIn(piece));
      continue;
    }
    if (/^(?:where|group|order|limit|returning|select|set|on)$/.test(piece)) isFrom = false;
    const isSource = piece === 'from' || piece === 'join' || (piece === 'using' && !Array.isArray(query[at + 1]));
    if (isSource) isFrom = true;
    if (!isSource && !(piece === ',' && isFrom)) continue;
    let next = at + 1;
    const isLateral = query[next] === 'lateral';
    if (isLateral) next += 1;
    const source = query[next];
    let isDerived = false;
    if (Array.isArray(source)) {
      if (isQuery(source)) parts.push(source);
      isDerived = isQuery(source);
    } else if (query[next + 1] === '.') next += 2;
    else if (Array.isArray(query[next + 1])) {
      // a function
      subqueries.push(...queriesIn(query[next + 1] as Piece[]));
      next += 1;
      isDerived = true;
    } else isDerived = commonTables.has(String(source));
    if (isDerived && !isLateral) derived.add(aliasAfter(query, next) ?? String(source));
    at = next;
  }
  const found = subqueries.flatMap((subquery) => {
    const words = wordsOf(subquery);
    if (namesWorkspace(words)) return [];
    return [...derived].filter((name) => refersTo(words, name));
  });
  return [...found, ...[...parts, ...subqueries].flatMap((part) => look(part, commonTables))];
}

const wordsOf = (piece: Piece): string[] => (Array.isArray(piece) ? piece.flatMap(wordsOf) : [piece]);

const queriesIn = (group: Piece[]): Piece[][] =>
  group.flatMap((piece) => (Array.isArray(piece) ? (isQuery(piece) ? [piece] : queriesIn(piece)) : []));

/** The name of the CTE whose query begins there: before it may stand its columns. */
function nameBefore(query: Piece[], at: number): string {
  let place = query.lastIndexOf('as', at) - 1;
  if (Array.isArray(query[place])) place -= 1;
  return String(query[place]);
}

function aliasAfter(query: Piece[], at: number): string | null {
  const word = query[query[at + 1] === 'as' ? at + 2 : at + 1];
  return typeof word === 'string' && /^[a-z_]\w*$/.test(word) && !clause.test(word) ? word : null;
}

const namesWorkspace = (words: string[]): boolean =>
  words.some((word, at) => word === 'workspace_id' && words[at + 1] === '=' && words[at + 2]?.startsWith('$'));

/** Whether `name.column` is read, and the subquery has no source of its own by that name. */
const refersTo = (words: string[], name: string): boolean =>
  words.some((word, at) => word === name && words[at + 1] === '.' && words[at - 1] !== '.') &&
  !words.some(
    (word, at) =>
      word === name && words[at + 1] !== '.' && /^(?:from|join|as|,|\w+)$/.test(words[at - 1] ?? '') && at > 0,
  );

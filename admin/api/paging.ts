import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { api } from './client.ts';
import type { paths } from './schema.d.ts';

type AnswerOf<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

type RowIn<Answer> = Answer extends { items: (infer Row extends { id: string })[]; next_cursor: string | null }
  ? Row
  : never;

/** The paths of lists that are read page after page. */
export type PagedPath = {
  [Path in keyof paths]: [RowIn<AnswerOf<Path>>] extends [never] ? never : Path;
}[keyof paths];
export type RowOf<Path extends PagedPath> = RowIn<AnswerOf<Path>>;
/** What a path names, and the filters of its list. */
export type ParamsOf<Path extends PagedPath> = paths[Path] extends { get: { parameters: infer Params } }
  ? Pick<Params, Extract<keyof Params, 'path' | 'query'>>
  : never;

/** A list on screen, as far as it was read. */
export type Pages<Row> = UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;

/** The rows of a list, as far as it was read. */
export const rowsOf = <Row>(data: InfiniteData<{ items: Row[] }>): Row[] => data.pages.flatMap((page) => page.items);

/** A list read page after page. */
export function usePages<Path extends PagedPath>(path: Path, params: ParamsOf<Path>): Pages<RowOf<Path>> {
  // the library's types follow one path at a time; one of them stands for all
  const [anyPath, anyParams] = [path, params] as unknown as ['/api/v1/leads', ParamsOf<'/api/v1/leads'>];
  const pages = api.useInfiniteQuery(
    'get',
    anyPath,
    // `as` is no part of the request: it keeps the pages apart from the same list read once, which has another shape
    { params: anyParams, as: 'pages' },
    // the first page is asked for without a cursor
    { initialPageParam: null, getNextPageParam: ({ next_cursor: next }) => next },
  );
  return pages as unknown as Pages<RowOf<Path>>;
}

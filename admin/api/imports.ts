import type { QueryClient } from '@tanstack/react-query';
import { answer, api, at, client } from './client.ts';
import { readProblem, unreachable } from './problem.ts';
import type { Import, ImportChange, DepartedDecision, NewImport, Selection } from './types.ts';

const sourcesPath = '/api/v1/campaigns/{id}/import-sources';

/** What the wizard offers, read live from the CRM: labels, segments, attributes. `connection` is null when there is none. */
export const importSourcesQuery = (campaignId: string) =>
  api.queryOptions('get', sourcesPath, at(campaignId), {
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Reads what the wizard offers again, after a campaign got another connection or lost its own. */
export const readSourcesAgain = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === sourcesPath });

/** How many contacts a selection has at this moment, by one call to the CRM. */
export const contactCountQuery = (campaignId: string, selection: Selection) =>
  api.queryOptions(
    'post',
    '/api/v1/campaigns/{id}/import-sources/count',
    { ...at(campaignId), body: { selection } },
    { staleTime: 60_000, retry: false },
  );

/** Whether numbers of an import change by themselves. */
export const isMoving = ({ state }: Pick<Import, 'state'>) => state === 'Dry run' || state === 'Running';

/** One import with its dry run and progress. */
export const importQuery = (id: string) =>
  api.queryOptions('get', '/api/v1/imports/{id}', at(id), {
    // a proxy may hold back what the server tells
    refetchInterval: ({ state: { data } }) => (data && (isMoving(data) || data.phase !== null) ? 10_000 : false),
  });

/** Makes a draft; nothing is read and nobody is enrolled. */
export const createImport = (body: NewImport) => answer(client.POST('/api/v1/imports', { body }));

/** Changes a draft or a Ready import, which then needs another dry run; of an ongoing one the policies alone. */
export const changeImport = (id: string, body: ImportChange) =>
  answer(client.PATCH('/api/v1/imports/{id}', { ...at(id), body }));

/**
 * Gives a CSV import its file, as a part of a form, which the described client cannot send.
 * @throws ApiProblem saying what is wrong with the file
 */
export async function uploadImportFile(id: string, file: File): Promise<Import> {
  const body = new FormData();
  body.set('file', file);
  const address = `/api/v1/imports/${encodeURIComponent(id)}/file`;
  const response = await fetch(address, { method: 'POST', body, credentials: 'same-origin' }).catch(() => null);
  if (response === null) throw unreachable();
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as Import;
}

/** Reads everything and says what would happen; enrols nobody. */
export const dryRunImport = (id: string) => answer(client.POST('/api/v1/imports/{id}/dry-run', at(id)));

/** Does what the dry run said. */
export const startImport = (id: string) => answer(client.POST('/api/v1/imports/{id}/start', at(id)));

/** Stops after the people in hand; it can be resumed. */
export const pauseImport = (id: string) => answer(client.POST('/api/v1/imports/{id}/pause', at(id)));

/** Goes on where it was paused. */
export const resumeImport = (id: string) => answer(client.POST('/api/v1/imports/{id}/resume', at(id)));

/** Ends it; who was enrolled stays. */
export const cancelImport = (id: string) => answer(client.POST('/api/v1/imports/{id}/cancel', at(id)));

/** Tries people who failed again: one, or without `rowId` all. */
export const retryImport = (id: string, rowId?: string) =>
  answer(client.POST('/api/v1/imports/{id}/retry', { ...at(id), body: rowId === undefined ? {} : { row_id: rowId } }));

/** Forgets an import that is over or was never started; people stay enrolled. */
export const removeImport = (id: string) => answer(client.DELETE('/api/v1/imports/{id}', at(id)));

/** Ends an ongoing sync; people stay enrolled. */
export const stopSync = (id: string) => answer(client.POST('/api/v1/imports/{id}/sync/stop', at(id)));

/** Looks for new people now rather than in some minutes. */
export const lookNow = (id: string) => answer(client.POST('/api/v1/imports/{id}/sync/look', at(id)));

/** Decides what happens with people who left. */
export const decideDeparted = (id: string, decision: DepartedDecision, who: { all: true } | { row_ids: string[] }) =>
  answer(client.POST('/api/v1/imports/{id}/decisions', { ...at(id), body: { ...who, decision } }));

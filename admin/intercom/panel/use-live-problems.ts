import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { panelCheckQuery } from '../../api/integrations.ts';
import type { PanelProblem, PanelSettings, TabName } from '../../api/types.ts';
import { pieceAt } from './panel-settings.ts';

const pauseMs = 500;

type Problems = Record<string, string>;

interface LiveProblems {
  /** Sentences by path of the field. */
  problems: Problems;
  /** Why the settings could not be checked against Intercom, in words. */
  unchecked: string | null;
  /** Looks now, without a pause. Empty when it could not be looked up: the server has the last word. */
  checkNow: (values: PanelSettings) => Promise<Problems>;
}

/** What Intercom's attributes have against the settings on screen, looked up after a short pause. */
export function useLiveProblems(
  { campaignId, connectionId, tab }: { campaignId: string; connectionId: string; tab: TabName },
  values: PanelSettings,
): LiveProblems {
  const queryClient = useQueryClient();
  const queryFor = (settings: PanelSettings) => panelCheckQuery(campaignId, connectionId, tab, settings);
  const [settled] = useDebouncedValue(values, pauseMs);
  const { data } = useQuery(queryFor(settled));
  return {
    // an answer about what was there before says nothing of what has been changed since
    problems: inWords(data?.problems, (path) => {
      const piece = pieceAt(values, path);
      return piece !== null && data !== undefined && piece === pieceAt(data.settings, path);
    }),
    unchecked: data?.unchecked ?? null,
    checkNow: async (settings) => {
      const found = await queryClient.fetchQuery(queryFor(settings)).catch(() => null);
      return inWords(found?.problems, (path) => pieceAt(settings, path) !== null);
    },
  };
}

const inWords = (problems: readonly PanelProblem[] | undefined, isAsked: (path: string) => boolean): Problems =>
  Object.fromEntries(
    (problems ?? []).filter(({ path }) => isAsked(path)).map(({ path, sentence }) => [path, sentence]),
  );

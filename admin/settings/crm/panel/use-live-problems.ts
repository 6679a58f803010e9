import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { panelCheckQuery } from '../../../api/integrations.ts';
import type { PanelProblem, PanelSettings, TabName } from '../../../api/types.ts';

const pauseMs = 500;

interface LiveProblems {
  /** Sentences by path of the field. */
  problems: Record<string, string>;
  /** Why the settings could not be checked against Intercom, in words. */
  unchecked: string | null;
}

/** What Intercom's attributes have against the settings on screen, looked up after a short pause. */
export function useLiveProblems(
  { campaignId, connectionId, tab }: { campaignId: string; connectionId: string; tab: TabName },
  values: PanelSettings,
): LiveProblems {
  const [settled] = useDebouncedValue(values, pauseMs);
  const { data } = useQuery(panelCheckQuery(campaignId, connectionId, tab, settled));
  const problems = (data?.problems ?? []).filter(({ path }) => isFilledIn(values, path));
  return {
    problems: Object.fromEntries(problems.map(({ path, sentence }: PanelProblem) => [path, sentence])),
    unchecked: data?.unchecked ?? null,
  };
}

/** What is still being filled in is the form's to ask for, when it is sent. */
function isFilledIn({ mapping, qualification }: PanelSettings, path: string): boolean {
  if (path.startsWith('qualification')) return Boolean(qualification?.property && qualification.target);
  const row = mapping[Number(/^mapping\.(\d+)\./.exec(path)?.[1])];
  return row ? row.from !== '' && row.to !== '' : path.startsWith('return_fields');
}

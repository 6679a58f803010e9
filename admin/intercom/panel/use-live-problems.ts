import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { panelCheckQuery } from '../../api/integrations.ts';
import type { AttributeCreation, PanelProblem, PanelSettings, TabName } from '../../api/types.ts';
import { useCampaignCrm } from '../use-crm.ts';
import { requiredRow, settingAt } from './panel-settings.ts';

const pauseMs = 500;

type Problems = Record<string, string>;

interface LiveProblems {
  /** Sentences by path of the field, without what is still being filled in. */
  problems: Problems;
  /** Attributes of ours that saving would create, for the values that were checked and still stand. */
  creations: readonly AttributeCreation[];
  /** Why the settings could not be checked against the CRM's attributes; null when they were. */
  unchecked: string | null;
  /** What will be left out, though the settings can be saved. */
  warnings: readonly string[];
  /** Checks without a pause, including what is not filled in yet. Empty when the server cannot be reached. */
  checkNow: (values: PanelSettings) => Promise<{ problems: Problems; creations: readonly AttributeCreation[] }>;
}

/** What the server's check says about the settings on screen, asked after a short pause. */
export function useLiveProblems(
  { connectionId, tab }: { connectionId: string; tab: TabName },
  values: PanelSettings,
): LiveProblems {
  const campaign = useCampaignCrm();
  const queryClient = useQueryClient();
  const queryFor = (settings: PanelSettings) => panelCheckQuery(campaign, connectionId, tab, settings);
  const [settled] = useDebouncedValue(values, pauseMs);
  const { data } = useQuery(queryFor(settled));
  // a result about an earlier value of a field says nothing about what it holds now
  const stillStands = ({ path }: { path: string }) => {
    const setting = settingAt(values, path);
    return setting !== null && data !== undefined && setting === settingAt(data.settings, path);
  };
  return {
    problems: sentencesByField((data?.problems ?? []).filter(stillStands), values),
    creations: (data?.creations ?? []).filter(stillStands),
    unchecked: data?.unchecked ?? null,
    warnings: (data?.warnings ?? []).map(({ sentence }) => sentence),
    checkNow: async (settings) => {
      const result = await queryClient.fetchQuery(queryFor(settings)).catch(() => null);
      const { problems = [], creations = [] } = result ?? {};
      return { problems: sentencesByField(problems, settings), creations };
    },
  };
}

/** A problem of the mapping as a whole is shown at its required row. */
const sentencesByField = (problems: readonly PanelProblem[], { mapping }: PanelSettings): Problems =>
  Object.fromEntries(
    problems.map(({ path, sentence }) => [path === 'mapping' ? `mapping.${requiredRow(mapping)}.to` : path, sentence]),
  );

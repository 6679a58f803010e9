import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { readAttributesAgain, savePanelTab } from '../../api/integrations.ts';
import type { PanelSettings, PanelTab, TabName } from '../../api/types.ts';
import { useFormAction } from '../../ui/use-form-action.ts';
import { adoptValues, useFreshValues } from '../../ui/use-fresh-values.ts';
import { useCampaignCrm } from '../use-crm.ts';
import { settingsToValues } from './panel-settings.ts';

export type PanelFormState = UseFormReturnType<PanelSettings>;

const tabLabels: Record<TabName, string> = { leads: 'Leads', referrers: 'Referrers' };

/** The form of one tab of the panel with its saving; follows what the server holds while nothing is typed. */
export function usePanelTab(name: TabName, tab: PanelTab) {
  const campaign = useCampaignCrm();
  const queryClient = useQueryClient();
  const saved = settingsToValues(tab.settings);
  const form = useForm<PanelSettings>({
    initialValues: saved,
    initialErrors: Object.fromEntries(tab.problems.map(({ path, sentence }) => [path, sentence])),
  });
  useFreshValues(form, saved);
  const { send, isSending, problem } = useFormAction(
    (settings: PanelSettings & { createAttributes: boolean }) => savePanelTab(campaign, name, settings),
    {
      form,
      success: () => `${tabLabels[name]} settings saved.`,
      onDone: ({ settings }) => {
        adoptValues(form, settingsToValues(settings));
        void readAttributesAgain(queryClient);
      },
    },
  );
  return { name, tab, form, save: send, isSaving: isSending, problem };
}

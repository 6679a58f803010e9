import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { attributesQuery } from '../../api/integrations.ts';
import type { Integration, PanelSettings } from '../../api/types.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { formatDateTime } from '../../ui/timestamp.tsx';
import { useCrm } from '../use-crm.ts';
import { askToCreate } from './ask-to-create.tsx';
import { ActionSection } from './action-section.tsx';
import { DuplicatesSection } from './duplicates-section.tsx';
import { EventsSection } from './events-section.tsx';
import { MappingSection } from './mapping-section.tsx';
import { MarkSection } from './mark-section.tsx';
import { PreviewSection } from './preview/preview-section.tsx';
import { QualificationSection } from './qualification-section.tsx';
import { ReturnFieldsSection } from './return-fields-section.tsx';
import { SettingsWarnings } from './settings-warnings.tsx';
import { countChanges } from './count-changes.ts';
import { settingsToValues } from './panel-settings.ts';
import { SaveBar } from './save-bar.tsx';
import { SectionIndex } from './section-index.tsx';
import { useLiveProblems } from './use-live-problems.ts';
import type { usePanelTab } from './use-panel-tab.ts';

type PanelFormProps = ReturnType<typeof usePanelTab> & {
  campaignId: string;
  connectionId: string;
  integration: Integration;
};

/** One tab of the panel: what is sent, how and when, and for leads what qualifies them. */
export function PanelForm(props: PanelFormProps) {
  const { name, tab, form, save, isSaving, problem, campaignId, connectionId, integration } = props;
  const { title: crm, capabilities } = useCrm();
  const attributes = useQuery(attributesQuery(connectionId));
  const values = form.getValues();
  const { problems, creations, unchecked, warnings, checkNow } = useLiveProblems({ connectionId, tab: name }, values);
  const errorOf = (path: string) => form.errors[path] ?? problems[path];
  const noteOf = (path: string) =>
    creations.some((creation) => creation.path === path) ? `Created in ${crm} when you save.` : undefined;
  const parts = { name, campaignId, connectionId, form, attributes, errorOf, noteOf };
  const sendsContacts = values.action !== 'nothing';
  const [isChecking, setIsChecking] = useState(false);
  const checkAndSave = async (settings: PanelSettings) => {
    setIsChecking(true);
    const { problems: refused, creations: missing } = await checkNow(settings);
    setIsChecking(false);
    if (Object.keys(refused).length > 0) {
      form.setErrors(refused);
      return focusFirstError(form)(refused);
    }
    const saveIt = (createAttributes: boolean) => save({ ...settings, createAttributes });
    if (missing.length === 0) return saveIt(false);
    askToCreate(missing, crm, () => saveIt(true));
  };
  const tracksEvents = capabilities.events && (sendsContacts || name === 'referrers');
  const sections = [
    { id: `${name}-action`, label: 'Action', isShown: true },
    { id: 'mapping', label: 'Fields', isShown: sendsContacts },
    { id: `${name}-duplicates`, label: 'Duplicates', isShown: sendsContacts },
    { id: 'qualification', label: 'Qualification', isShown: values.qualification !== null },
    { id: 'mark', label: 'Mark as referred', isShown: sendsContacts && name === 'leads' },
    { id: 'return-fields', label: 'Return fields', isShown: name === 'referrers' },
    { id: `${name}-events`, label: 'Data events', isShown: tracksEvents },
    { id: `${name}-preview`, label: 'Preview', isShown: sendsContacts },
  ].filter(({ isShown }) => isShown);
  const submit = form.onSubmit((settings) => void checkAndSave(settings));
  return (
    <form onSubmit={submit} noValidate>
      <SectionIndex entries={sections} />
      <Stack gap="xl">
        {attributes.error ? (
          <ProblemAlert
            title={`Could not read attributes from ${crm}`}
            problem={attributes.error}
            onRetry={() => void attributes.refetch()}
          />
        ) : null}
        <ActionSection tab={name} form={form} actions={integration.actions} />
        {sendsContacts ? <MappingSection {...parts} fields={integration.fields[name]} /> : null}
        {sendsContacts ? <DuplicatesSection form={form} tab={name} /> : null}
        {values.qualification ? <QualificationSection {...parts} /> : null}
        {sendsContacts && name === 'leads' ? <MarkSection form={form} /> : null}
        {name === 'referrers' ? <ReturnFieldsSection {...parts} fields={integration.return_fields} /> : null}
        {tracksEvents ? <EventsSection form={form} name={name} events={integration.events} /> : null}
        {sendsContacts ? <PreviewSection {...parts} /> : null}
        <SettingsWarnings sentences={warnings} />
        {problem ? <ProblemAlert title="Not saved" problem={problem} /> : null}
        <SaveBar
          changes={countChanges(settingsToValues(tab.settings), values)}
          isNew={tab.version === 0}
          isSaving={isSaving || isChecking}
          onDiscard={() => form.reset()}
        >
          {tab.saved_at ? `Version ${tab.version}, saved ${formatDateTime(tab.saved_at)}` : 'Not saved yet'}
          {unchecked && !attributes.error ? ` · not checked against ${crm}: ${unchecked}` : ''}
        </SaveBar>
      </Stack>
    </form>
  );
}

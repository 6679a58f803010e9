import { Button, Group, Stack, Text } from '@mantine/core';
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
  const submit = form.onSubmit((settings) => void checkAndSave(settings));
  return (
    <form onSubmit={submit} noValidate>
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
        {capabilities.events && (sendsContacts || name === 'referrers') ? (
          <EventsSection form={form} name={name} events={integration.events} />
        ) : null}
        {sendsContacts ? <PreviewSection {...parts} /> : null}
        <SettingsWarnings sentences={warnings} />
        {problem ? <ProblemAlert title="Not saved" problem={problem} /> : null}
        <Group>
          <Button type="submit" loading={isSaving || isChecking} disabled={!form.isDirty() && tab.version > 0}>
            Save
          </Button>
          <Text size="sm" c="dimmed">
            {tab.saved_at ? `Version ${tab.version}, saved ${formatDateTime(tab.saved_at)}` : 'Not saved yet'}
            {form.isDirty() ? ' · Unsaved changes' : ''}
            {unchecked && !attributes.error ? ` · not checked against ${crm}: ${unchecked}` : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

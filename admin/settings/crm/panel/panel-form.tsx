import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { attributesQuery } from '../../../api/integrations.ts';
import type { Field } from '../../../api/types.ts';
import { ProblemAlert } from '../../../ui/loaded.tsx';
import { formatMoment } from '../../../ui/moment.tsx';
import { ActionSection } from './action-section.tsx';
import { DuplicatesSection } from './duplicates-section.tsx';
import { MappingSection } from './mapping-section.tsx';
import { isSetupRequired } from './panel-settings.ts';
import { QualificationSection } from './qualification-section.tsx';
import type { usePanelTab } from './use-panel-tab.ts';
import { focusFirstError } from '../../../ui/focus-first-error.ts';

type PanelFormProps = ReturnType<typeof usePanelTab> & {
  connectionId: string;
  /** What of ours can be mapped on this tab. */
  fields: readonly Field[];
};

/** One tab of the panel: action, mapping, duplicates and, for leads, the qualification rule. */
export function PanelForm({ name, tab, form, save, isSaving, problem, connectionId, fields }: PanelFormProps) {
  const attributes = useQuery(attributesQuery(connectionId));
  const values = form.getValues();
  const sendsContacts = values.action !== 'nothing';
  return (
    <form onSubmit={form.onSubmit(save, focusFirstError(form))} noValidate>
      <Stack gap="xl">
        {attributes.error ? (
          <ProblemAlert
            title="Intercom’s attributes could not be read"
            problem={attributes.error}
            onRetry={() => void attributes.refetch()}
          />
        ) : null}
        <ActionSection
          tab={name}
          form={form}
          badge={isSetupRequired(tab, values) ? <Badge color="yellow">Setup Required</Badge> : null}
        />
        {sendsContacts ? <MappingSection form={form} fields={fields} attributes={attributes} /> : null}
        {sendsContacts ? <DuplicatesSection form={form} tab={name} /> : null}
        {values.qualification ? <QualificationSection form={form} attributes={attributes} /> : null}
        {problem ? <ProblemAlert title="Not saved" problem={problem} /> : null}
        <Group>
          <Button type="submit" loading={isSaving} disabled={!form.isDirty() && tab.version > 0}>
            Save
          </Button>
          <Text size="sm" c="dimmed">
            {tab.saved_at ? `Version ${tab.version}, saved ${formatMoment(tab.saved_at)}` : 'Not saved yet'}
            {form.isDirty() ? ' · unsaved changes' : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

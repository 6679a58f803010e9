import { Checkbox, Select, SimpleGrid, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { changeImport, rehearseImport } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useFormAction } from '../../ui/use-form-action.ts';
import { WizardStep } from '../wizard/wizard-step.tsx';
import { columnChoices, columnFields, validateColumns, type Columns } from './columns.ts';
import { FilePreview } from './file-preview.tsx';

interface ColumnsStepProps {
  draft: Import;
  file: NonNullable<Import['file']>;
  onBack: () => void;
  onRehearsing: (importId: string) => void;
}

/** Step 2 of the upload: which column is what, beside the first lines of the file. */
export function ColumnsStep({ draft, file, onBack, onRehearsing }: ColumnsStepProps) {
  const form = useForm({
    initialValues: { mapping: draft.mapping, update_existing: draft.update_existing },
    validate: ({ mapping }) => validateColumns(mapping),
  });
  const rehearse = async (values: { mapping: Columns; update_existing: boolean }) => {
    await changeImport(draft.id, values);
    return rehearseImport(draft.id);
  };
  const { send, isSending, problem } = useFormAction(rehearse, { form, onDone: ({ id }) => onRehearsing(id) });
  const changeHeader = useAction((hasHeader: boolean) => changeImport(draft.id, { has_header: hasHeader }));
  const people = file.lines - (file.has_header ? 1 : 0);
  return (
    <form onSubmit={form.onSubmit(send, focusFirstError(form))} noValidate>
      <LeaveGuard isDirty={form.isDirty()} />
      <WizardStep
        title="Map your columns"
        words={
          <>
            {file.name} has {people.toLocaleString()} {people === 1 ? 'line' : 'lines'} with people. Say which column
            holds what.
          </>
        }
        onBack={onBack}
        next="Start Rehearsal"
        isSending={isSending}
        isNextOff={changeHeader.isPending}
      >
        {problem ? <ProblemAlert title="The rehearsal did not start" problem={problem} /> : null}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          {columnFields.map(({ key, label, isRequired }) => (
            <Select
              key={key}
              label={label}
              required={isRequired}
              clearable={!isRequired}
              placeholder={isRequired ? 'Select a column' : 'Leave empty'}
              data={columnChoices(key, file.columns)}
              searchable
              nothingFoundMessage="No such column"
              {...form.getInputProps(`mapping.${key}`)}
            />
          ))}
        </SimpleGrid>
        <Checkbox
          label="The first line holds the names of the columns"
          checked={file.has_header}
          disabled={changeHeader.isPending}
          onChange={(event) => changeHeader.mutate(event.currentTarget.checked)}
        />
        <FilePreview file={file} columns={form.getValues().mapping} />
        <Checkbox
          label="Update people who are referrers already"
          description="Their name and phone number are taken from the file. Link, code and referrals stay as they are."
          {...form.getInputProps('update_existing', { type: 'checkbox' })}
        />
        <Text size="sm" c="dimmed">
          Everybody new gets a link and a code. If the Referrers tab of your CRM settings sends referrers to Intercom,
          these are sent as well.
        </Text>
      </WizardStep>
    </form>
  );
}

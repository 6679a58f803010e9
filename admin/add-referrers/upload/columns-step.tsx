import { Checkbox, Select, SimpleGrid, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { changeImport, dryRunImport } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useFormAction } from '../../ui/use-form-action.ts';
import { WizardStep } from '../wizard/wizard-step.tsx';
import { columnChoices, columnFields, lineChoices, validateColumns, type Columns } from './columns.ts';
import { FilePreview } from './file-preview.tsx';

interface ColumnsStepProps {
  draft: Import;
  file: NonNullable<Import['file']>;
  onBack: () => void;
  onDryRun: (importId: string) => void;
}

/** Step 2 of the upload: what each column contains, beside the first lines of the file. */
export function ColumnsStep({ draft, file, onBack, onDryRun }: ColumnsStepProps) {
  const crm = useCrmTitle();
  const form = useForm({
    initialValues: { mapping: draft.mapping, update_existing: draft.update_existing },
    validate: ({ mapping }) => validateColumns(mapping),
  });
  const startDryRun = async (values: { mapping: Columns; update_existing: boolean }) => {
    await changeImport(draft.id, values);
    return dryRunImport(draft.id);
  };
  const { send, isSending, problem } = useFormAction(startDryRun, { form, onDone: ({ id }) => onDryRun(id) });
  const changeHeader = useAction((hasHeader: boolean) => changeImport(draft.id, { has_header: hasHeader }));
  // another line has other columns, which the server guesses again
  const changeFirstLine = useAction((line: number) => changeImport(draft.id, { first_line: line }), {
    onDone: ({ mapping }) => form.setFieldValue('mapping', mapping),
  });
  const isReading = changeHeader.isPending || changeFirstLine.isPending;
  const people = file.lines - (file.has_header ? 1 : 0);
  return (
    <form onSubmit={form.onSubmit(send, focusFirstError(form))} noValidate>
      <LeaveGuard isDirty={form.isDirty()} />
      <WizardStep
        title="Map your columns"
        description={
          <>
            {file.name} has {people.toLocaleString()} {people === 1 ? 'person' : 'people'}. Choose what each column
            contains.
          </>
        }
        onBack={onBack}
        next="Start Dry Run"
        isSending={isSending}
        isNextOff={isReading}
      >
        {problem ? <ProblemAlert title="Dry run not started" problem={problem} /> : null}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          {columnFields.map(({ key, label, isRequired }) => (
            <Select
              key={key}
              label={label}
              required={isRequired}
              clearable={!isRequired}
              placeholder={isRequired ? 'Select a column' : 'None'}
              data={columnChoices(key, file.columns)}
              searchable
              nothingFoundMessage="No such column"
              {...form.getInputProps(`mapping.${key}`)}
            />
          ))}
        </SimpleGrid>
        {file.start.length > 1 ? (
          <Select
            label="The table begins in line"
            description="Choose another one if a title or a note stands above your columns."
            data={lineChoices(file.start)}
            value={String(file.first_line)}
            allowDeselect={false}
            disabled={isReading}
            onChange={(line) => line !== null && changeFirstLine.mutate(Number(line))}
          />
        ) : null}
        <Checkbox
          label="The first line contains column names"
          checked={file.has_header}
          disabled={isReading}
          onChange={(event) => changeHeader.mutate(event.currentTarget.checked)}
        />
        <FilePreview file={file} columns={form.getValues().mapping} />
        <Checkbox
          label="Update existing referrers"
          description="Their name and phone number come from the file. Link, code and referrals stay unchanged."
          {...form.getInputProps('update_existing', { type: 'checkbox' })}
        />
        <Text size="sm" c="dimmed">
          Everyone new gets a link and a code. If the Referrers tab of your CRM settings sends referrers to {crm}, these
          are sent too.
        </Text>
      </WizardStep>
    </form>
  );
}

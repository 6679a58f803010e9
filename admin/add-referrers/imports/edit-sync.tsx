import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { changeImport } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { DepartedChoice } from './departed-choice.tsx';
import { NotifyChoice } from './notify-choice.tsx';

const modalId = 'edit-sync';

/**
 * Changes what an ongoing sync does from now on.
 * @param crm the CRM's title
 */
export function openEditSync(importRecord: Import, crm: string): void {
  modals.open({
    modalId,
    title: 'Edit ongoing sync',
    size: 'lg',
    children: <EditSync importRecord={importRecord} crm={crm} />,
  });
}

function EditSync({ importRecord, crm }: { importRecord: Import; crm: string }) {
  const form = useForm({ initialValues: { departed: importRecord.departed, silent: importRecord.silent } });
  const close = () => modals.close(modalId);
  const { send, isSending, problem } = useFormAction(
    (policies: Pick<Import, 'departed' | 'silent'>) => changeImport(importRecord.id, policies),
    { form, success: () => 'Ongoing sync saved.', onDone: close },
  );
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Stack gap="lg">
        {problem ? <ProblemAlert title="Not saved" problem={problem} /> : null}
        <DepartedChoice crm={crm} {...form.getInputProps('departed')} />
        <NotifyChoice
          crm={crm}
          isSilent={form.getValues().silent}
          onChange={(isSilent) => form.setFieldValue('silent', isSilent)}
        />
        <FormButtons submit="Save" isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}

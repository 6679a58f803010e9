import { Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { createAttribute } from '../../api/integrations.ts';
import type { Attribute, NewAttribute } from '../../api/types.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';

const modalId = 'new-attribute';

interface NewAttributeProps {
  connectionId: string;
  /** The CRM's title. */
  crm: string;
  proposal: Pick<NewAttribute, 'name' | 'type'>;
  onCreated: (attribute: Attribute) => void;
}

/** Asks for name and type, and creates the attribute in the CRM. */
export function openNewAttribute(props: NewAttributeProps): void {
  modals.open({ modalId, title: `Create an attribute in ${props.crm}`, children: <NewAttributeForm {...props} /> });
}

const types: Array<{ value: NewAttribute['type']; label: string }> = [
  { value: 'string', label: 'Text' },
  { value: 'integer', label: 'Whole number' },
  { value: 'float', label: 'Decimal number' },
  { value: 'boolean', label: 'Yes or No' },
  { value: 'date', label: 'Date' },
  { value: 'options', label: 'List' },
];

function NewAttributeForm({ connectionId, crm, proposal, onCreated }: NewAttributeProps) {
  const close = () => modals.close(modalId);
  const form = useForm({
    initialValues: { ...proposal, options: [] as string[] },
    validate: {
      name: isNotEmpty('Enter a name for the attribute.'),
      options: (options, { type }) => (type === 'options' && options.length < 2 ? 'Enter at least two values.' : null),
    },
  });
  const { send, isSending, problem } = useFormAction(
    (attribute: NewAttribute) => createAttribute(connectionId, attribute),
    {
      form,
      success: ({ label }) => `“${label}” created in ${crm}.`,
      onDone: (attribute) => {
        close();
        onCreated(attribute);
      },
    },
  );
  const submit = form.onSubmit(
    (values) => send({ ...values, description: 'Written by Goodword' }),
    focusFirstError(form),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {problem ? <ProblemAlert title="Attribute not created" problem={problem} /> : null}
        <TextInput
          label="Name"
          description="You cannot change it later. The prefix tells it apart from your own attributes."
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select label="Type" allowDeselect={false} data={types} {...form.getInputProps('type')} />
        {form.getValues().type === 'options' ? (
          <TagsInput label="Values" description="Press Enter after each." {...form.getInputProps('options')} />
        ) : null}
        <Text size="sm" c="dimmed">
          It cannot be set from the Messenger, where visitors could forge it.
        </Text>
        <FormButtons submit={`Create in ${crm}`} isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}

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
  proposal: Pick<NewAttribute, 'name' | 'type'>;
  onCreated: (attribute: Attribute) => void;
}

/** Asks for name and type, and creates the attribute in Intercom. */
export function openNewAttribute(props: NewAttributeProps): void {
  modals.open({ modalId, title: 'Create an attribute in Intercom', children: <NewAttributeForm {...props} /> });
}

const types: Array<{ value: NewAttribute['type']; label: string }> = [
  { value: 'string', label: 'Text' },
  { value: 'integer', label: 'Whole number' },
  { value: 'float', label: 'Decimal number' },
  { value: 'boolean', label: 'Yes or No' },
  { value: 'instant', label: 'Date' },
  { value: 'options', label: 'List' },
];

function NewAttributeForm({ connectionId, proposal, onCreated }: NewAttributeProps) {
  const close = () => modals.close(modalId);
  const form = useForm({
    initialValues: { ...proposal, options: [] as string[] },
    validate: {
      name: isNotEmpty('Give the attribute a name.'),
      options: (options, { type }) =>
        type === 'options' && options.length < 2 ? 'Give the list at least two values.' : null,
    },
  });
  const { send, isSending, problem } = useFormAction(
    (attribute: NewAttribute) => createAttribute(connectionId, attribute),
    {
      form,
      success: ({ label }) => `“${label}” is in Intercom now.`,
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
        {problem ? <ProblemAlert title="It was not created" problem={problem} /> : null}
        <TextInput
          label="Name"
          description="Cannot be changed later. The prefix keeps it apart from attributes of your own."
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select label="Type" allowDeselect={false} data={types} {...form.getInputProps('type')} />
        {form.getValues().type === 'options' ? (
          <TagsInput label="Values" description="Press Enter after each." {...form.getInputProps('options')} />
        ) : null}
        <Text size="sm" c="dimmed">
          It cannot be written from the Messenger, where visitors could forge it.
        </Text>
        <FormButtons submit="Create in Intercom" isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}

import { SimpleGrid, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';

interface PersonFieldsProps {
  form: { getInputProps: (path: 'first_name' | 'last_name' | 'email') => GetInputPropsReturnType };
}

/** The form fields that name a person. */
export function PersonFields({ form }: PersonFieldsProps) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label="First Name" {...form.getInputProps('first_name')} />
        <TextInput label="Last Name" {...form.getInputProps('last_name')} />
      </SimpleGrid>
      <TextInput label="Email" inputMode="email" autoCapitalize="none" required {...form.getInputProps('email')} />
    </>
  );
}

import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { hasLength } from '@mantine/form';

const fewestCharacters = 10;

/** The rule of a form for a new password; the server refuses the commonest ones besides. */
export const newPasswordRule = hasLength({ min: fewestCharacters }, `Use at least ${fewestCharacters} characters.`);

/** Asks for a new password, and says what makes a good one. */
export function NewPasswordInput({ label = 'New password', ...field }: PasswordInputProps) {
  return (
    <PasswordInput
      label={label}
      description={`At least ${fewestCharacters} characters. A short sentence is easy to remember and hard to guess.`}
      autoComplete="new-password"
      required
      {...field}
    />
  );
}

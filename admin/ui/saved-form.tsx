import { Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { focusFirstError } from './focus-first-error.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { ProblemAlert } from './loaded.tsx';

interface SavedFormProps<Values> {
  form: UseFormReturnType<Values>;
  onSave: (values: Values) => void;
  /** Why it was not saved, where that belongs to no field. */
  problem: unknown;
  children: ReactNode;
}

/** A form for what is stored: changes are not left behind unasked, and a refusal leads to its field. */
export function SavedForm<Values>({ form, onSave, problem, children }: SavedFormProps<Values>) {
  return (
    <form onSubmit={form.onSubmit(onSave, focusFirstError(form))} noValidate>
      <LeaveGuard isDirty={form.isDirty()} />
      <Stack gap="md">
        {problem ? <ProblemAlert title="Not saved" problem={problem} /> : null}
        {children}
      </Stack>
    </form>
  );
}

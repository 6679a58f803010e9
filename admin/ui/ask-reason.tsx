import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { focusFirstError } from './focus-first-error.ts';
import { FormButtons } from './form-buttons.tsx';
import { ProblemAlert } from './loaded.tsx';
import { useFormAction } from './use-form-action.ts';

interface Question<Result> {
  title: string;
  /** What will happen, and what will not. */
  body: ReactNode;
  /** An example of a reason. */
  example: string;
  /** The word on the button that does it. */
  confirm: string;
  /** The word on the button that leaves all as it is. */
  keep: string;
  act: (reason: string) => Promise<Result>;
  /** The sentence shown when it worked. */
  success: (result: Result) => string;
  onDone?: (result: Result) => void;
}

const modalId = 'ask-reason';

/** Asks why, and before something that takes away from people. The reason is kept in the history. */
export function askReason<Result>(question: Question<Result>): void {
  modals.open({ modalId, title: question.title, size: 'md', children: <Reason question={question} /> });
}

function Reason<Result>({ question }: { question: Question<Result> }) {
  const { title, body, example, confirm, keep, act, success, onDone } = question;
  const close = () => modals.close(modalId);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : 'Say why.') },
  });
  const { send, isSending, problem } = useFormAction(act, {
    form,
    success,
    onDone: (result) => {
      close();
      onDone?.(result);
    },
  });
  return (
    <form onSubmit={form.onSubmit(({ reason }) => send(reason), focusFirstError(form))} noValidate>
      <Stack gap="sm">
        {problem ? <ProblemAlert title={`Not done: ${title.replace(/\?$/, '')}`} problem={problem} /> : null}
        <Text size="sm" component="div">
          {body}
        </Text>
        <Textarea
          label="Reason"
          description="Your team sees it in the history."
          placeholder={example}
          required
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <FormButtons submit={confirm} cancel={keep} isSending={isSending} onCancel={close} isDestructive />
      </Stack>
    </form>
  );
}

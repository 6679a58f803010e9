import { Center, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { beginSecondFactor, confirmSecondFactor } from '../../api/account.ts';
import { CopyField } from '../../ui/copy.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { PasswordForm } from './password-form.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const modalId = 'second-factor-on';
const close = () => modals.close(modalId);

/** Password, then QR code and a first code, then the recovery codes. */
export function openSwitchOn(): void {
  modals.open({
    modalId,
    title: 'Switch on the second factor',
    children: <SwitchOn />,
    closeOnClickOutside: false,
  });
}

function SwitchOn() {
  const [key, setKey] = useState<{ uri: string; secret: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={close} />;
  if (key) return <ConfirmForm secretKey={key} onDone={setCodes} />;
  return (
    <PasswordForm
      submit="Continue"
      problemTitle="Not switched on"
      act={beginSecondFactor}
      onDone={setKey}
      onCancel={close}
    >
      You need an authenticator app on your phone. First confirm that it is you.
    </PasswordForm>
  );
}

interface ConfirmFormProps {
  secretKey: { uri: string; secret: string };
  onDone: (codes: readonly string[]) => void;
}

function ConfirmForm({ secretKey, onDone }: ConfirmFormProps) {
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: isNotEmpty('Enter the code that the app shows.') },
  });
  const { send, isSending, problem } = useFormAction(confirmSecondFactor, {
    form,
    success: () => 'Second factor switched on. Your other sessions have ended.',
    onDone: ({ recovery_codes: codes }) => onDone(codes),
  });
  return (
    <form onSubmit={form.onSubmit(send, focusFirstError(form))} noValidate>
      <Stack gap="sm">
        {problem ? <ProblemAlert title="Not switched on" problem={problem} /> : null}
        <Text size="sm">Scan this with the app, or type the key into it. Then enter the code that it shows.</Text>
        <Center>
          <QrCode text={secretKey.uri} label="QR code for the authenticator app" />
        </Center>
        <CopyField label="Key" value={secretKey.secret} what="key" />
        <TextInput
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required
          data-autofocus
          {...form.getInputProps('code')}
        />
        <FormButtons submit="Switch on" isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}

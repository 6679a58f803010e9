import { modals } from '@mantine/modals';
import { useState } from 'react';
import { renewRecoveryCodes } from '../../api/account.ts';
import { PasswordForm } from './password-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const modalId = 'new-recovery-codes';
const close = () => modals.close(modalId);

/** Replaces the recovery codes, then shows the new ones once. */
export function openNewRecoveryCodes(): void {
  modals.open({ modalId, title: 'New recovery codes', children: <NewRecoveryCodes />, closeOnClickOutside: false });
}

function NewRecoveryCodes() {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={close} />;
  return (
    <PasswordForm
      submit="Make new codes"
      problemTitle="No new codes made"
      act={renewRecoveryCodes}
      onDone={({ recovery_codes: made }) => setCodes(made)}
      onCancel={close}
    >
      The codes that you have now stop working.
    </PasswordForm>
  );
}

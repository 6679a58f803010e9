import { modals } from '@mantine/modals';
import { switchOffSecondFactor } from '../../api/account.ts';
import { PasswordForm } from './password-form.tsx';

const modalId = 'second-factor-off';
const close = () => modals.close(modalId);

/** Asks for the password, then sign-in asks for nothing else. */
export function openSwitchOff(): void {
  modals.open({
    modalId,
    title: 'Switch off the second factor',
    closeOnClickOutside: false,
    children: (
      <PasswordForm
        submit="Switch off"
        problemTitle="Not switched off"
        act={switchOffSecondFactor}
        success={() => 'Second factor switched off.'}
        onDone={close}
        onCancel={close}
      >
        Your password alone will sign you in. The recovery codes stop working.
      </PasswordForm>
    ),
  });
}

import { Stack, Text, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { inviteTeammate } from '../../api/team.ts';
import type { PersonLink, Role } from '../../api/types.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { LinkShownOnce } from './link-shown-once.tsx';
import { RoleChoice } from './role-choice.tsx';

const modalId = 'invite-teammate';
const close = () => modals.close(modalId);

/** Asks for address and role, then shows the link. @param again of an invitation whose link is to be replaced */
export function openInviteTeammate(canMail: boolean, again?: { email: string; role: Role }): void {
  modals.open({
    modalId,
    title: again ? 'Invite again' : 'Invite a teammate',
    children: <InviteTeammate canMail={canMail} again={again} />,
    closeOnClickOutside: false,
  });
}

interface InviteTeammateProps {
  canMail: boolean;
  again: { email: string; role: Role } | undefined;
}

function InviteTeammate({ canMail, again }: InviteTeammateProps) {
  const [made, setMade] = useState<(PersonLink & { email: string }) | null>(null);
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: again?.email ?? '', role: again?.role ?? 'member' },
    validate: { email: isEmail('Enter the e-mail address of your teammate.') },
  });
  const { send, isSending, problem } = useFormAction(inviteTeammate, {
    form,
    onDone: (link) => setMade({ ...link, email: form.getValues().email }),
  });
  if (made) return <LinkShownOnce made={made} person={made.email} label="Invitation link" onClose={close} />;
  return (
    <form onSubmit={form.onSubmit((values) => send(values), focusFirstError(form))} noValidate>
      <Stack gap="md">
        {problem ? <ProblemAlert title="Not invited" problem={problem} /> : null}
        <TextInput
          label="Work e-mail"
          description="Your teammate signs in with it."
          type="email"
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('email')}
        />
        <RoleChoice value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
        <Text size="sm" c="dimmed">
          {again ? 'The earlier link opens no more. ' : ''}
          {canMail
            ? 'The link is sent to this address, and shown to you to copy.'
            : 'You get a link to copy and hand over. No mail is sent, because no mail server is set up.'}
        </Text>
        <FormButtons submit="Create invitation" isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}

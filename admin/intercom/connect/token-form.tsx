import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { readSourcesAgain } from '../../api/imports.ts';
import { connectByToken } from '../../api/intercom-app.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';

/** Connects with the access token of a private app. The token is cleared from the screen. */
export function TokenForm({ campaignId, onConnected }: { campaignId: string; onConnected?: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { access_token: '' },
    validate: { access_token: isNotEmpty('Paste the access token.') },
  });
  const { send, isSending, problem } = useFormAction((token: string) => connectByToken(campaignId, token), {
    form,
    success: ({ workspace }) => `Intercom connected: ${workspace.name}.`,
    onDone: () => {
      form.reset();
      void readSourcesAgain(queryClient);
      onConnected?.();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => send(values.access_token), focusFirstError(form))} noValidate>
      <Stack gap="sm">
        {problem ? <ProblemAlert title="Not connected" problem={problem} /> : null}
        <PasswordInput
          label="Access token"
          description="Developer Hub → your app → Configure → Authentication."
          required
          autoComplete="off"
          {...form.getInputProps('access_token')}
        />
        <Group>
          <Button type="submit" loading={isSending}>
            Connect Intercom
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

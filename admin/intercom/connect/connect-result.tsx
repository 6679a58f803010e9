import { Alert } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { paths } from '../../paths.ts';
import { notifyDone } from '../../ui/use-action.ts';
import { connectProblemSentence } from './connect-messages.ts';

/** The result of the authorization in Intercom, from the address it returned to; a success leads on to the panel. */
export function ConnectResult({ campaignId }: { campaignId: string }) {
  const { intercom: result } = useSearch({ strict: false });
  const navigate = useNavigate();
  const forget = () => void navigate({ to: paths.connection, params: { campaignId }, search: {}, replace: true });
  const confirmConnected = useEffectEvent(() => {
    notifyDone('Intercom is connected.');
    void navigate({ to: paths.panel, params: { campaignId }, replace: true });
  });
  useEffect(() => {
    if (result === 'connected') confirmConnected();
  }, [result]);
  if (result === undefined || result === 'connected') return null;
  return (
    <Alert
      color="red"
      icon={<IconAlertCircle />}
      title="Intercom is not connected"
      role="alert"
      withCloseButton
      closeButtonLabel="Close"
      onClose={forget}
    >
      {connectProblemSentence(result)}
    </Alert>
  );
}

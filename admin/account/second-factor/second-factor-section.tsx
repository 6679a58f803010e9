import { Badge, Button, Group, Text } from '@mantine/core';
import { api } from '../../api/client.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Section } from '../../ui/section.tsx';
import { openNewRecoveryCodes } from './new-recovery-codes.tsx';
import { openSwitchOff } from './switch-off.tsx';
import { openSwitchOn } from './switch-on.tsx';

/** Whether sign-in asks for a code of an authenticator app as well. */
export function SecondFactorSection() {
  const secondFactor = api.useQuery('get', '/api/v1/account/second-factor');
  return (
    <Section title="Second factor">
      <Loaded query={secondFactor}>
        {({ is_on: isOn, recovery_codes_left: left }) => (isOn ? <On codesLeft={left} /> : <Off />)}
      </Loaded>
    </Section>
  );
}

function Off() {
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed" flex="1 1 260px">
        Off. With it, signing in also asks for a code of an authenticator app on your phone, so that your password alone
        opens nothing.
      </Text>
      <Button onClick={openSwitchOn}>Switch on</Button>
    </Group>
  );
}

function On({ codesLeft }: { codesLeft: number }) {
  return (
    <Group justify="space-between">
      <Group gap="sm" flex="1 1 260px">
        <Badge color="green">On</Badge>
        <Text size="sm">
          Signing in asks for a code of your authenticator app. {codesLeft}{' '}
          {codesLeft === 1 ? 'recovery code is' : 'recovery codes are'} left.
        </Text>
      </Group>
      <Group gap="sm">
        <Button variant="default" onClick={openNewRecoveryCodes}>
          New recovery codes
        </Button>
        <Button variant="default" onClick={openSwitchOff}>
          Switch off
        </Button>
      </Group>
    </Group>
  );
}

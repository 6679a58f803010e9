import { Accordion, Badge, Code, Group, Stack, Text } from '@mantine/core';
import type { DeliveryDetail } from '../../api/types.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import classes from '../../ui/text.module.css';

type Attempt = DeliveryDetail['tries'][number];
type Call = Attempt['calls'][number];

const outcomeTexts: Readonly<Record<string, string>> = {
  creating: 'creating the contact',
  unknown: 'interrupted; the contact may have been created',
  interrupted: 'interrupted',
  sent: 'done',
  skipped: 'nothing to do',
  retry_later: 'to be retried',
  reconnect: 'connection needs attention',
  fix_data: 'refused; data or settings need fixing',
};

/** Every attempt with its calls: as a sentence, and raw. */
export function DeliveryAttempts({ attempts }: { attempts: ReadonlyArray<Attempt> }) {
  if (attempts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No attempts yet.
      </Text>
    );
  }
  return (
    <Stack gap="md">
      {attempts.map((attempt) => (
        <Stack key={attempt.attempt} gap={6}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              Attempt {attempt.attempt}: {outcomeTexts[attempt.outcome ?? ''] ?? 'in progress'}
            </Text>
            <Timestamp at={attempt.started_at} size="sm" c="dimmed" withSeconds />
          </Group>
          {attempt.calls.length > 0 ? <Calls calls={attempt.calls} /> : null}
          {attempt.calls_removed ? (
            <Text size="sm" c="dimmed">
              Requests and answers were removed because of their age.
            </Text>
          ) : null}
        </Stack>
      ))}
    </Stack>
  );
}

function Calls({ calls }: { calls: ReadonlyArray<Call> }) {
  return (
    <Accordion multiple variant="contained" chevronPosition="left">
      {calls.map((call, index) => (
        <Accordion.Item key={index} value={String(index)}>
          <Accordion.Control>
            <Group gap="xs" wrap="nowrap">
              <Badge color={isFine(call) ? 'green' : 'red'} flex="none">
                {call.status ?? 'No answer'}
              </Badge>
              <Text size="sm" className={classes.breakAnywhere}>
                {callText(call)}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xs">
              <Raw
                title="Request"
                text={`${call.method} ${call.path}${call.request ? `\n${indented(call.request)}` : ''}`}
              />
              <Raw title="Answer" text={call.answer ? indented(call.answer) : 'Not kept.'} />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

/** "Update the contact: done". */
const callText = ({ method, path, purpose, status, message }: Call): string =>
  `${purpose ?? `${method} ${path.split('?')[0]}`}: ${status !== null && status < 300 ? 'done' : message}`;

const isFine = ({ status }: Call): boolean => status !== null && status < 400;

function Raw({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Code block tabIndex={0} mah={240} className={classes.preformatted}>
        {text}
      </Code>
    </div>
  );
}

/** JSON that people can read; a body that was cut is shown as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

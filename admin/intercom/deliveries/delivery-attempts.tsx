import { Accordion, Badge, Code, Group, Stack, Text } from '@mantine/core';
import type { DeliveryDetail } from '../../api/types.ts';
import { Moment } from '../../ui/moment.tsx';
import { callWords } from './call-text.ts';

type Attempt = DeliveryDetail['tries'][number];
type Call = Attempt['calls'][number];

const outcomeWords: Readonly<Record<string, string>> = {
  creating: 'is creating the contact',
  unknown: 'broke off, the contact may have been created',
  interrupted: 'broke off',
  sent: 'done',
  skipped: 'nothing to do',
  retry_later: 'to be tried again',
  reconnect: 'the connection needs somebody',
  fix_data: 'refused, data or settings have to be corrected',
};

/** Every attempt with its calls: in words, and as they went over the line. */
export function DeliveryAttempts({ attempts }: { attempts: ReadonlyArray<Attempt> }) {
  if (attempts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing has been tried yet.
      </Text>
    );
  }
  return (
    <Stack gap="md">
      {attempts.map((attempt) => (
        <Stack key={attempt.attempt} gap={6}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {attempt.attempt}. {outcomeWords[attempt.outcome ?? ''] ?? 'under way'}
            </Text>
            <Moment at={attempt.started_at} size="sm" c="dimmed" withSeconds />
          </Group>
          {attempt.calls.length > 0 ? <Calls calls={attempt.calls} /> : null}
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
              <Badge color={isFine(call) ? 'green' : 'red'} style={{ flexShrink: 0 }}>
                {call.status ?? 'No answer'}
              </Badge>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {callWords(call)}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xs">
              <Raw
                title="Request"
                text={`${call.method} ${call.path}${call.request ? `\n${indented(call.request)}` : ''}`}
              />
              <Raw title="Answer" text={call.answer ? indented(call.answer) : 'Nothing was kept of it.'} />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

const isFine = ({ status }: Call): boolean => status !== null && status < 400;

function Raw({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Code block tabIndex={0} mah={240} style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
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

import { Code, List, Switch, Text } from '@mantine/core';
import type { DataEvent, TabName } from '../../api/types.ts';
import { useCrmTitle } from '../use-crm.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelFormState } from './use-panel-tab.ts';

const recipients: Record<TabName, readonly string[]> = {
  leads: ['lead', 'both', 'recipient'],
  referrers: ['referrer', 'both', 'recipient'],
};

/** Whether data events are tracked on the contacts, and which. */
export function EventsSection({ form, name, events }: { form: PanelFormState; name: TabName; events: DataEvent[] }) {
  const crm = useCrmTitle();
  return (
    <PanelSection
      id={`${name}-events`}
      title="Data events"
      description={`Tracked on the contact after its attributes are written, so that they can start your messages and workflows in ${crm}.`}
    >
      <Switch label="Track data events" {...form.getInputProps('events', { type: 'checkbox' })} />
      <List size="sm" spacing={6}>
        {events
          .filter(({ to }) => recipients[name].includes(to))
          .map(({ name: event, when, keys }) => (
            <List.Item key={event}>
              <Code>{event}</Code> {when}{' '}
              <Text span size="sm" c="dimmed">
                With {keys.join(', ')}.
              </Text>
            </List.Item>
          ))}
      </List>
    </PanelSection>
  );
}

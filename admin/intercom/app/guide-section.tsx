import { Alert, Badge, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { IntercomApp } from '../../api/types.ts';
import { CopyField, CopyIcon } from '../../ui/copy.tsx';
import { Section } from '../../ui/section.tsx';

type Guide = IntercomApp['guide'];

/** The second step: what to paste and select in Intercom's Developer Hub. */
export function GuideSection({ guide, isPrivate }: { guide: Guide; isPrivate: boolean }) {
  const addressOf = (key: string) => guide.addresses.find((address) => address.key === key);
  return (
    <Section title="2. Set up the app in the Developer Hub">
      {guide.address_problem ? (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="Intercom cannot reach this server">
          {guide.address_problem}
        </Alert>
      ) : null}
      <Text size="sm">In Intercom, open Settings → Integrations → Developer Hub, then your app or New app.</Text>
      {isPrivate ? (
        <Step title="Configure → Authentication">
          <Text size="sm">
            Copy the access token; you paste it in step 3. A private app has full access to your own workspace, so there
            are no permissions to select.
          </Text>
        </Step>
      ) : (
        <Step title="Configure → Authentication: select Use OAuth, then add the redirect URL and these permissions">
          <Address address={addressOf('redirect')} />
          <Permissions permissions={guide.permissions} />
        </Step>
      )}
      <Step title="Configure → Webhooks: add the endpoint URL, then subscribe to these topics">
        <Address address={addressOf('webhook')} />
        <Topics topics={guide.topics} />
      </Step>
      <Step title="Two more URLs, if your app has fields for them">
        <Address address={addressOf('uninstall')} />
        <Address address={addressOf('health')} />
      </Step>
      <Step title="Configure → Canvas Kit → For teammates: the panel beside conversations in the Inbox">
        <Text size="sm">
          Optional. It shows who referred a contact, why they are not Qualified yet and which rewards follow, and lets
          teammates enrol contacts as referrers. Intercom adds the permissions that every panel needs: Read
          conversations, Read admins, Gather App data. If you are already connected, reconnect afterwards.
        </Text>
        <Address address={addressOf('initialize')} />
        <Address address={addressOf('submit')} />
      </Step>
    </Section>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {title}
      </Text>
      {children}
    </Stack>
  );
}

function Address({ address }: { address: Guide['addresses'][number] | undefined }) {
  if (!address) return null;
  return <CopyField label={address.label} description={address.why} value={address.url} what={address.label} />;
}

function Permissions({ permissions }: { permissions: Guide['permissions'] }) {
  return (
    <List size="sm" spacing={4} aria-label="Permissions">
      {permissions.map(({ label, why, optional }) => (
        <List.Item key={label}>
          <Group gap={6} wrap="wrap">
            <Text size="sm" span fw={500}>
              {label}
            </Text>
            <CopyIcon value={label} what={label} />
            <Text size="sm" span c="dimmed">
              {why}
            </Text>
            {optional ? (
              <Badge size="sm" color="gray">
                Optional
              </Badge>
            ) : null}
          </Group>
        </List.Item>
      ))}
    </List>
  );
}

function Topics({ topics }: { topics: string[] }) {
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {topics.length} topics
        </Text>
        <CopyIcon value={topics.join('\n')} what="all topics" />
      </Group>
      <Group gap={6} component="ul" p={0} m={0} aria-label="Topics">
        {topics.map((topic) => (
          <Badge key={topic} component="li" color="gray" tt="none" fw={500}>
            {topic}
          </Badge>
        ))}
      </Group>
    </Stack>
  );
}

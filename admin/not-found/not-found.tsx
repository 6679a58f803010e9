import { Center, EmptyState, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapOff } from '@tabler/icons-react';
import { paths } from '../paths.ts';
import { ButtonLink } from '../ui/links.tsx';

/** An address without a screen. */
export function NotFound() {
  return (
    <Center component="main" mih="100vh" p="md">
      <NotFoundMessage title="Page not found" text="The address may be mistyped, or the page no longer exists." />
    </Center>
  );
}

/** A campaign that is not (or no longer) in this workspace. */
export function NoSuchCampaign() {
  return (
    <NotFoundMessage title="Campaign not found" text="The link may be outdated, or belong to another workspace." />
  );
}

function NotFoundMessage({ title, text }: { title: string; text: string }) {
  useDocumentTitle(`${title} · Goodword`);
  return (
    <EmptyState
      icon={<IconMapOff />}
      variant="light"
      title={
        <Title order={1} size="h3">
          {title}
        </Title>
      }
      description={text}
      maw={520}
      mx="auto"
    >
      <EmptyState.Actions>
        <ButtonLink to={paths.home}>Go to the dashboard</ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}

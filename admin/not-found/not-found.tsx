import { Center, EmptyState, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapOff } from '@tabler/icons-react';
import { paths } from '../paths.ts';
import { ButtonLink } from '../ui/links.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Center component="main" mih="100vh" p="md">
      <LeadsNowhere
        title="There is nothing at this address"
        words="It may have been typed wrongly, or what was here is gone."
      />
    </Center>
  );
}

/** A campaign that is not (or no longer) in this workspace. */
export function NoSuchCampaign() {
  return (
    <LeadsNowhere title="This campaign does not exist" words="The link may be old, or made for another workspace." />
  );
}

function LeadsNowhere({ title, words }: { title: string; words: string }) {
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
      description={words}
      maw={520}
      mx="auto"
    >
      <EmptyState.Actions>
        <ButtonLink to={paths.home}>To the dashboard</ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}

import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Campaign } from '../api/types.ts';
import { paths } from '../paths.ts';
import { CopyField } from '../ui/copy.tsx';
import { AnchorLink } from '../ui/links.tsx';

/** Where customers become referrers: the join page, to be shared. */
export function ShareBox({ campaign }: { campaign: Campaign }) {
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2} size="h4">
          Share
        </Title>
        <Text size="sm" c="dimmed">
          Every customer who opens the join page gets a referral link. Share it in a message, an e-mail or your app.
        </Text>
        <CopyField label="Join page" value={campaign.join_url} what="join page link" />
        {campaign.state === 'Launched' ? (
          <Anchor href={campaign.join_url} target="_blank" rel="noreferrer" size="sm">
            Open the join page <IconExternalLink size={14} aria-hidden />
          </Anchor>
        ) : (
          <Text size="sm">
            The page opens once you launch the campaign in{' '}
            <AnchorLink underline="always" to={paths.general} params={{ campaignId: campaign.id }}>
              Campaign Settings
            </AnchorLink>
            .
          </Text>
        )}
      </Stack>
    </Card>
  );
}

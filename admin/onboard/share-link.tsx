import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconExternalLink, IconInfoCircle } from '@tabler/icons-react';
import type { Campaign } from '../api/types.ts';
import { paths } from '../paths.ts';
import { CopyField } from '../ui/copy.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { QrCode, qrCodeFile } from '../ui/qr-code.tsx';
import { Section } from '../ui/section.tsx';

/** The join page: its link, and its QR code for print and for screens in a room. */
export function ShareLink({ campaign }: { campaign: Campaign }) {
  const { join_url: link } = campaign;
  const isOpen = campaign.state === 'Launched';
  return (
    <Section title="Share the join page">
      <Text size="sm" c="dimmed">
        Every customer who opens it gets a referral link and code of their own.
      </Text>
      {isOpen ? null : (
        <Alert color="yellow" icon={<IconInfoCircle />}>
          No one can join yet: the campaign is {campaign.state}. Launch it in{' '}
          <AnchorLink underline="always" inherit to={paths.general} params={{ campaignId: campaign.id }}>
            Campaign Settings
          </AnchorLink>
          .
        </Alert>
      )}
      <CopyField label="Join page" value={link} what="join page link" />
      <Group gap="lg" align="center">
        <QrCode text={link} label="QR code of the join page" size={148} />
        <Stack gap="sm" align="flex-start" flex="1 1 180px">
          <Text size="sm">For receipts, posters and slides. It opens the join page.</Text>
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={16} />}
            href={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrCodeFile(link))}`}
            download="join-page-qr-code.svg"
          >
            Download QR code
          </Button>
          {isOpen ? (
            <Button
              component="a"
              variant="subtle"
              px={0}
              rightSection={<IconExternalLink size={16} />}
              href={link}
              target="_blank"
              rel="noreferrer"
            >
              Open the join page
            </Button>
          ) : null}
        </Stack>
      </Group>
    </Section>
  );
}

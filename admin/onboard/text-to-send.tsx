import { Button, Group, Text, Textarea } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { Campaign } from '../api/types.ts';
import { copyText } from '../ui/copy-text.ts';
import { Section } from '../ui/section.tsx';
import { invitationText } from './invitation-text.ts';

/** A message for customers, to be changed here and sent from anywhere. */
export function TextToSend({ campaign, company }: { campaign: Campaign; company: string }) {
  const proposed = invitationText(campaign, company);
  const [text, setText] = useState(proposed);
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === text;
  const copy = async () => {
    if (await copyText(text)) setCopied(text);
  };
  return (
    <Section title="Text to send">
      <Text size="sm" c="dimmed">
        For an e-mail, a chat message or a post. Changes here are not saved; copy the text when it is yours.
      </Text>
      <Textarea
        label="Message"
        autosize
        minRows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => void copy()}
        >
          {isCopied ? 'Copied' : 'Copy text'}
        </Button>
        {text === proposed ? null : (
          <Button variant="subtle" onClick={() => setText(proposed)}>
            Restore the proposed text
          </Button>
        )}
      </Group>
    </Section>
  );
}

import { ActionIcon, Group, TextInput, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';

const shownForMs = 2000;

/** A small button that copies; `what` completes "Copy …" for people who do not see it. */
export function CopyIcon({ value, what }: { value: string; what: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    if (await copyText(value)) setCopied(true);
    else showToCopy(value, what);
  };
  const label = isCopied ? 'Copied' : `Copy ${what}`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color={isCopied ? 'green' : 'gray'}
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation();
          void copy();
        }}
      >
        {isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** Where the browser lets no page copy: the value, selected, to be copied by hand. */
function showToCopy(value: string, what: string): void {
  modals.open({
    title: `Copy ${what}`,
    children: (
      <TextInput
        label="Press Ctrl-C, or ⌘C on a Mac"
        value={value}
        readOnly
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
    ),
  });
}

/** A value to take along: shown whole, selected on focus, copied by the button. */
export function CopyField({
  label,
  value,
  what,
  description,
}: {
  label: string;
  value: string;
  what: string;
  description?: string;
}) {
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        label={label}
        description={description}
        value={value}
        readOnly
        flex={1}
        onFocus={(event) => event.currentTarget.select()}
        rightSection={<CopyIcon value={value} what={what} />}
      />
    </Group>
  );
}

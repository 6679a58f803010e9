import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const pauseMs = 250;

/** A search box that reports what was typed after a short pause. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const [reported, setReported] = useState(value);
  const [previous, setPrevious] = useState(value);
  // Set from outside (back button, a link), not the echo of what was typed here.
  if (value !== previous) {
    setPrevious(value);
    if (value !== reported) setText(value);
  }
  const report = useDebouncedCallback((typed: string) => {
    setReported(typed);
    onSearch(typed);
  }, pauseMs);
  const change = (next: string) => {
    setText(next);
    report(next.trim());
  };
  return (
    <TextInput
      type="search"
      aria-keyshortcuts="/"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} />}
      rightSection={text ? <CloseButton size="sm" aria-label="Clear search" onClick={() => change('')} /> : null}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      flex="1 1 240px"
      maw={420}
    />
  );
}

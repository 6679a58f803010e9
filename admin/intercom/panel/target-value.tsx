import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Attribute } from '../../api/types.ts';
import { targetInput } from './target-input.ts';

interface TargetValueProps {
  /** The attribute that will change; undefined until one is chosen or while the CRM's list is unknown. */
  property: Attribute | undefined;
  value: string | null;
  onChange: (value: string | null) => void;
  error: ReactNode;
}

const label = 'Set the target value';

/** The value that qualifies, asked for in the way that fits the attribute's type. */
export function TargetValue({ property, value, onChange, error }: TargetValueProps) {
  const input = targetInput(property);
  if (input.kind === 'choice') {
    const { choices } = input;
    // the API takes a value as people write it, in any case
    const isSame = (one: string) => one.toLowerCase() === value?.trim().toLowerCase();
    const chosen = choices.find((choice) => isSame(choice.value) || isSame(choice.label));
    const chooseTyped = (typed: string) => {
      const match = choices.find((choice) => choice.label.toLowerCase() === typed.trim().toLowerCase());
      if (match && match.value !== chosen?.value) onChange(match.value);
    };
    return (
      <Select
        label={label}
        description={input.hint}
        placeholder="Select a value"
        data={choices}
        searchable
        onSearchChange={chooseTyped}
        nothingFoundMessage="Not a value of this attribute"
        maw={420}
        value={chosen?.value ?? value}
        onChange={onChange}
        error={error}
      />
    );
  }
  return (
    <TextInput
      label={label}
      description={input.hint}
      type={input.type}
      inputMode={input.inputMode}
      maw={420}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      error={error}
    />
  );
}

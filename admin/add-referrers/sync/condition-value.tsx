import { Select, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useState } from 'react';
import type { Attribute, ContactCondition } from '../../api/types.ts';
import { targetInput } from '../../intercom/panel/target-input.ts';
import { toConditionValue } from './conditions.ts';

interface ConditionValueProps {
  label: string;
  /** undefined while none is chosen */
  attribute: Attribute | undefined;
  value: ContactCondition['value'];
  onChange: (value: ContactCondition['value']) => void;
  /** error and focus of the form */
  input: GetInputPropsReturnType;
}

/** The value of a condition, asked for in the way that fits the attribute's type. */
export function ConditionValue({ label, attribute, value, onChange, input }: ConditionValueProps) {
  // Numbers under way ("1.") are no values yet, so what was typed is kept beside what it means.
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const kind = targetInput(attribute);
  const change = (next: string | null) => {
    setTyped(next ?? '');
    onChange(toConditionValue(next, attribute?.type ?? 'string'));
  };
  // Of the form's own the error counts, and the path by which it finds the field to focus.
  const {
    value: _value,
    onChange: _onChange,
    defaultValue: _defaultValue,
    ...shared
  } = { ...input, 'aria-label': label };
  if (kind.kind === 'choice') {
    return (
      <Select {...shared} data={kind.choices} placeholder="Select a value" value={typed || null} onChange={change} />
    );
  }
  return (
    <TextInput
      {...shared}
      type={kind.type}
      inputMode={kind.inputMode}
      placeholder={kind.inputMode === 'decimal' ? 'A number' : 'A value'}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

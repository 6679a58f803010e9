import { z } from 'zod';
import { settingsChange } from '../settings.ts';
import type { Switch } from './switch.ts';

/** The values that a switch can have, when they are a few words; none when anything of its kind goes. */
export function choicesOf(one: Switch): string[] {
  if (one.of !== 'setting') return [];
  const schema = settingsChange.shape[one.name].unwrap();
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

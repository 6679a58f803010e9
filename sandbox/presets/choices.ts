import { z } from 'zod';
import { settingsChangeSchema } from '../settings.ts';
import type { Switch } from './switch.ts';

/** The choices of a switch with an enumerated value; empty for any other switch. */
export function choicesOf(one: Switch): string[] {
  if (one.of !== 'setting') return [];
  const schema = settingsChangeSchema.shape[one.name].unwrap();
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

import { z } from 'zod';
import { environmentSettings } from './environment-settings.mjs';

type Name = keyof typeof environmentSettings;

const names = Object.keys(environmentSettings) as Name[];
const text = z.string().optional();

/** The form of the settings that come from the environment. Their meaning is in settings.ts. */
export const environmentForm = z.object(
  Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>,
);

export type Environment = z.infer<typeof environmentForm>;

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What we read of a service in compose.yaml. */
export type Service = {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment: Record<string, string | null>;
  profiles?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  stop_grace_period: string;
  read_only?: boolean;
};

/** The services of deploy/compose.yaml, by name. */
export async function readServices(): Promise<Record<string, Service>> {
  const text = await readFile(join(import.meta.dirname, '../../deploy/compose.yaml'), 'utf8');
  return (parse(text, { merge: true }) as { services: Record<string, Service> }).services;
}

/**
 * The environment of a service as compose hands it on.
 * @param outer the environment of compose: what `${NAME:-…}` and names without a value stand for
 */
export function environmentOf(service: Service, outer: Record<string, string> = {}): Record<string, string> {
  const values = Object.entries(service.environment).flatMap(([name, value]) => {
    if (value === null) return outer[name] === undefined ? [] : [[name, outer[name]]];
    return [[name, value.replaceAll(/\$\{(\w+):-([^}]*)\}/g, (_all, one, fallback) => outer[one] || fallback)]];
  });
  return Object.fromEntries(values) as Record<string, string>;
}

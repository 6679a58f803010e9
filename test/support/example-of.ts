/** A JSON schema as the description of the API has it. */
export type Schema = {
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
};

/** A value that the schema takes, with every field. @param id what stands wherever an id is asked for */
export function exampleOf(schema: Schema, id: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return exampleOf(choice[0]!, id);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, id)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => [name, exampleOf(property, id)]),
    );
  }
  if (type === 'array') return [exampleOf(schema.items ?? {}, id)];
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return textOf(schema, id);
}

function textOf({ format, pattern, minLength = 0 }: Schema, id: string): string {
  if (format === 'uuid') return id;
  if (format === 'email' || pattern?.includes('@')) return 'foreign@example.com';
  if (format === 'date-time') return '2026-01-02T03:04:05.000Z';
  if (format === 'uri') return 'https://example.com/hook';
  if (pattern === '^[A-Z]{3}$') return 'USD';
  return 'example text'.padEnd(minLength, 'x');
}

/** A validation error on one side of a call. */
export interface Finding {
  /** JSON pointer to the place, such as `/data/0/name`. */
  pointer: string;
  message: string;
}

/** The parts of ajv's errors used here; `schema` needs its option `verbose`. */
export interface ValidatorError {
  instancePath: string;
  keyword: string;
  message?: string;
  params: Record<string, unknown>;
  schema?: unknown;
}

/** The findings in ajv's errors, without those that only follow from others. */
export function findingsOf(errors: readonly ValidatorError[]): Finding[] {
  const alternatives = errors.filter((error) => error.keyword === 'anyOf' && !orNull(error.schema));
  return errors
    .filter((error) => !followsFrom(alternatives, error))
    .map((error) => {
      const key = error.params['additionalProperty'];
      return typeof key === 'string'
        ? { pointer: `${error.instancePath}/${key}`, message: 'is not described' }
        : { pointer: error.instancePath, message: messageOf(error) };
    });
}

/** Whether a schema's alternatives are one schema and null. */
const orNull = (schema: unknown): boolean => Array.isArray(schema) && schema.length === 2 && schema[1]?.type === 'null';

/** Errors of single alternatives say less than that none matches; that a value is not null says nothing. */
function followsFrom(alternatives: readonly ValidatorError[], error: ValidatorError): boolean {
  if (error.keyword === 'anyOf' && orNull(error.schema)) return true;
  if (error.keyword === 'type' && error.params['type'] === 'null') return true;
  const above = (one: ValidatorError) => `${error.instancePath}/`.startsWith(`${one.instancePath}/`);
  return alternatives.some((one) => one !== error && above(one));
}

function messageOf({ keyword, message, params }: ValidatorError): string {
  if (keyword === 'anyOf') return 'fits none of the alternatives';
  const allowed = params['allowedValues'];
  return `${message ?? keyword}${Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''}`;
}

/** What a validator holds against one side of a call. */
export interface Finding {
  /** JSON pointer to the place, such as `/data/0/name`. */
  pointer: string;
  message: string;
}

/** As far as ajv's errors are used here; `schema` is there with its option `verbose`. */
export interface ValidatorError {
  instancePath: string;
  keyword: string;
  message?: string;
  params: Record<string, unknown>;
  schema?: unknown;
}

/** The findings in ajv's errors, without the ones that only follow from others. */
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

/** What each alternative lacks says less than that none fits; that a value is not null either says nothing. */
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

import { readFile } from 'node:fs/promises';
import { OpenAPIBackend, type Operation } from 'openapi-backend';
import { parse } from 'yaml';
import { closeAnswers } from './closed-schemas.ts';

/** What a validator holds against one side of a call. */
export interface Finding {
  /** JSON pointer to the place, such as `/data/0/name`. */
  pointer: string;
  message: string;
}

/** An OpenAPI description that calls can be held against. */
export interface Description {
  /** The path as described, such as `/contacts/{contact_id}`; undefined when the call is not described. */
  pathOf(method: string, path: string): string | undefined;
  findInRequest(request: DescribedRequest): Finding[];
  /** A status that is not described must carry Intercom's error list. */
  findInAnswer(method: string, path: string, status: number, body: unknown): Finding[];
  /** The bodies given as examples of one answer. */
  examplesOf(method: string, path: string, status: number): unknown[];
}

/** A request as it is compared. */
export interface DescribedRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Reads an OpenAPI 3.0 description in YAML. @throws when the file cannot be read or is none */
export async function readDescription(file: string | URL): Promise<Description> {
  const backend = new OpenAPIBackend({
    definition: closeAnswers(parse(await readFile(file, 'utf8'))) as never,
    // Operations are compiled when their first call comes: most are never called.
    quick: true,
    // Times are unix seconds and ids of requests are no UUIDs, whatever the formats say (reference 1).
    ajvOpts: { strict: false, allErrors: true, validateFormats: false, logger: false },
  });
  await backend.init();
  const operationOf = (method: string, path: string): Operation | undefined =>
    backend.router.matchOperation({ method: method.toLowerCase(), path: path.split('?')[0] ?? '/', headers: {} });

  return {
    pathOf: (method, path) => operationOf(method, path)?.path,
    findInRequest: (request) => {
      const id = operationOf(request.method, request.path)?.operationId;
      if (id === undefined) return [];
      return findings(backend.validator.validateRequest({ ...request, body: request.body ?? undefined }, id));
    },
    findInAnswer: (method, path, status, body) => {
      const id = operationOf(method, path)?.operationId;
      if (id === undefined) return [];
      return findings(backend.validator.validateResponse(body, id, status));
    },
    examplesOf: (method, path, status) => {
      const answer = operationOf(method, path)?.responses?.[status];
      if (answer === undefined || '$ref' in answer) return [];
      const examples = Object.values(answer.content?.['application/json']?.examples ?? {});
      return examples.flatMap((example) => ('value' in example ? [example.value] : []));
    },
  };
}

/** As far as ajv's errors are used here. */
interface ValidatorError {
  instancePath: string;
  keyword: string;
  message?: string;
  params: Record<string, unknown>;
}

function findings({ errors }: { errors?: ValidatorError[] | null }): Finding[] {
  return (errors ?? []).map((error) => {
    const key = error.params['additionalProperty'];
    if (typeof key === 'string') return { pointer: `${error.instancePath}/${key}`, message: 'is not described' };
    return { pointer: error.instancePath, message: `${error.message ?? error.keyword}${allowed(error)}` };
  });
}

const allowed = ({ params }: ValidatorError): string =>
  Array.isArray(params['allowedValues']) ? `: ${params['allowedValues'].join(', ')}` : '';

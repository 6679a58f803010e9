import { readFile } from 'node:fs/promises';
import { OpenAPIBackend } from 'openapi-backend';
import { parse } from 'yaml';
import { closeAnswers } from './closed-schemas.ts';
import { type Finding, findingsOf } from './findings.ts';

/** An OpenAPI description to compare calls with. */
export interface Description {
  /** The description of a call; undefined when there is none. */
  callTo(method: string, path: string): DescribedCall | undefined;
}

/** One call as described. */
export interface DescribedCall {
  /** Such as `/contacts/{contact_id}`. */
  path: string;
  findInRequest(request: DescribedRequest): Finding[];
  /** A status that is not described must carry Intercom's error list. */
  findInAnswer(status: number, body: unknown): Finding[];
  /** The bodies given as examples of one answer. */
  examplesOf(status: number): unknown[];
}

/** A request to compare. */
export interface DescribedRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Reads an OpenAPI 3.0 description in YAML. @throws when the file cannot be read or is none */
export async function readDescription(file: string | URL): Promise<Description> {
  // A deep copy through JSON, so that no object is shared: the validator could take a shared one for a cycle.
  const definition = JSON.parse(JSON.stringify(closeAnswers(parse(await readFile(file, 'utf8')))));
  const { router, validator } = await new OpenAPIBackend({
    definition,
    // Operations are compiled on their first call: most are never called.
    quick: true,
    // Despite the described formats, times are unix seconds and request ids are not UUIDs (reference 1).
    ajvOpts: { strict: false, allErrors: true, verbose: true, validateFormats: false, logger: false },
  }).init();

  return {
    callTo: (method, path) => {
      const address = { method: method.toLowerCase(), path: path.split('?')[0] ?? '/', headers: {} };
      const operation = router.matchOperation(address);
      if (operation === undefined) return undefined;
      return {
        path: operation.path,
        findInRequest: ({ body, ...request }) =>
          findingsOf(validator.validateRequest({ ...request, body: body ?? undefined }, operation).errors ?? []),
        findInAnswer: (status, body) => findingsOf(validator.validateResponse(body, operation, status).errors ?? []),
        examplesOf: (status) => {
          const answer = operation.responses?.[status];
          if (answer === undefined || '$ref' in answer) return [];
          const examples = Object.values(answer.content?.['application/json']?.examples ?? {});
          return examples.flatMap((example) => ('value' in example ? [example.value] : []));
        },
      };
    },
  };
}

/** An answer that is not a success, in the words the server (or the missing network) gave. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: ReadonlyArray<{ path: string; message: string }>;
  /** The record that is in the way. */
  readonly about: { kind: 'lead' | 'referrer'; id: string; campaign_id: string } | null;

  constructor(problem: {
    status: number;
    code: string;
    detail: string;
    errors?: ApiProblem['errors'];
    about?: ApiProblem['about'];
  }) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.errors = problem.errors ?? [];
    this.about = problem.about ?? null;
  }
}

/** Reads a problem+json answer; anything else (a proxy's page, half a body) becomes a sentence with the status. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const fallback = {
    status: response.status,
    code: 'unexpected_answer',
    detail: `The server answered with status ${response.status}. Try again; if it stays, look into the server's log.`,
  };
  try {
    const body: unknown = await response.clone().json();
    return new ApiProblem(isProblem(body) ? body : fallback);
  } catch {
    return new ApiProblem(fallback);
  }
}

/** The problem when the server could not be reached at all. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'unreachable',
    detail: 'Goodword cannot be reached. Check that the server is running and that you are online, then try again.',
  });
}

/** The sentence to show a person for whatever was thrown. */
export function problemSentence(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : 'Something unexpected happened. Try again.';
}

function isProblem(body: unknown): body is { status: number; code: string; detail: string } {
  if (typeof body !== 'object' || body === null) return false;
  return 'detail' in body && typeof body.detail === 'string' && 'code' in body && 'status' in body;
}

import type { ZodType } from 'zod';

/** A refusal or failure as the API tells it: RFC 9457. `type` is stable; `detail` and `title` are for people. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly fields: Readonly<Record<string, readonly string[]>> = {},
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

/** The server could not be reached, or its answer was lost: whether it acted is not known. */
export class UnreachableError extends Error {}

/** What came back is not what `docs/api.md` promises. */
export class UnexpectedAnswerError extends Error {}

/** A "no" that asking again will not change. 409, 429 and 5xx may be asked again with the same key. */
export const isRefusal = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.status < 500 && error.status !== 409 && error.status !== 429;

type Sent = { body?: unknown; key?: string; signal?: AbortSignal };

/** Sends JSON and checks what comes back, so that nothing unparsed gets past this line. */
export async function send<T>(
  method: string,
  path: string,
  schema: ZodType<T>,
  { body, key, signal }: Sent = {},
): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (key !== undefined) headers.set('Idempotency-Key', key);
  const sent: RequestInit = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  if (signal) sent.signal = signal;
  const response = await reach(`/api/v1${path}`, sent);
  const json = await readJson(response);
  if (!response.ok) throw problemOf(response, json);
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    throw new UnexpectedAnswerError(`${method} ${path}: ${parsed.error.issues[0]?.path.join('.') ?? '?'}`);
  return parsed.data;
}

async function reach(url: string, sent: RequestInit): Promise<Response> {
  try {
    return await fetch(url, sent);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new UnreachableError('unreachable', { cause });
  }
}

async function readJson(response: Response): Promise<unknown> {
  const body = await response.text();
  if (body === '') return null;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    // Not JSON: a proxy's page, most likely. The status tells what to do; the page itself is of no use to a person.
    return null;
  }
}

type Problem = { type?: unknown; title?: unknown; detail?: unknown; errors?: unknown };

function problemOf(response: Response, json: unknown): Error {
  if (json === null && response.status >= 500) return new UnreachableError(`HTTP ${response.status}`);
  const problem = (typeof json === 'object' && json !== null ? json : {}) as Problem;
  const words = [problem.detail, problem.title].find((text): text is string => typeof text === 'string' && text !== '');
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ProblemError(
    response.status,
    typeof problem.type === 'string' ? problem.type : 'about:blank',
    words ?? `HTTP ${response.status}`,
    fieldsOf(problem.errors),
    Number.isFinite(seconds) ? seconds * 1000 : null,
  );
}

function fieldsOf(errors: unknown): Record<string, string[]> {
  if (typeof errors !== 'object' || errors === null) return {};
  return Object.fromEntries(
    Object.entries(errors).map(([name, said]) => [name, Array.isArray(said) ? said.map(String) : [String(said)]]),
  );
}

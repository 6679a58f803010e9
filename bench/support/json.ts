/**
 * Asks for JSON. @returns the parsed body and the cookies that came with it
 * @throws when the answer is not a success
 */
export async function askJson(
  url: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ body: unknown; cookies: string[] }> {
  const answer = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 500)}`);
  return { body: text ? JSON.parse(text) : null, cookies: answer.headers.getSetCookie() };
}

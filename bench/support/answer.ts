/** The beginning of a complete HTTP answer. */
export type HttpAnswer = { status: number; length: number };

const headEnd = Buffer.from('\r\n\r\n');
const statusAt = 'HTTP/1.1 '.length;

/**
 * Finds the first answer in what a connection has received; null while it is not complete. Reads just enough of HTTP/1.1
 * for servers that send a content-length, for a general reader would cost the load program more than the server.
 * @throws when the answer is something else
 */
export function readAnswer(received: Buffer): HttpAnswer | null {
  const headLength = received.indexOf(headEnd);
  if (headLength < 0) return null;
  const status = Number(received.toString('latin1', statusAt, statusAt + 3));
  const head = received.toString('latin1', 0, headLength).toLowerCase();
  const at = head.indexOf('\r\ncontent-length:');
  if (at < 0 || !(status >= 200)) throw new Error(`An answer without a content-length: ${head}`);
  const length = headLength + headEnd.length + Number.parseInt(head.slice(at + '\r\ncontent-length:'.length), 10);
  return received.length >= length ? { status, length } : null;
}

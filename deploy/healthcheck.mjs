// Whether the server in this container answers: exits with 0 or 1. An image has no curl, but Node.
const { PORT = '4000', HOST = '127.0.0.1' } = process.env;
const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;

try {
  const answer = await fetch(`http://${host}:${PORT}/healthz`, { signal: AbortSignal.timeout(4_000) });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
} catch (error) {
  console.error(`Goodword does not answer on ${host}:${PORT}: ${error.cause?.code ?? error.message}`);
  process.exitCode = 1;
}

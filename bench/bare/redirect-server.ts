import { createServer } from 'node:http';

/** The least that a redirect can cost: Node's own HTTP server sends every visitor on and stores nothing. */
const server = createServer((_request, response) => {
  response.writeHead(302, { location: 'http://127.0.0.1/c/campaign/invited?ref=token', 'content-length': 0 });
  response.end();
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => process.exit(0));

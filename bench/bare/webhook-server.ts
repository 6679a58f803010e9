import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** The least that an honest intake can cost: signature checked, JSON parsed, nothing stored. */
const secret = process.env['SECRET'] ?? '';

function isSigned(body: Buffer, header: string | string[] | undefined): boolean {
  const expected = Buffer.from(`sha1=${createHmac('sha1', secret).update(body).digest('hex')}`);
  const given = Buffer.from(String(header));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const isGood = isSigned(body, request.headers['x-hub-signature']) && JSON.parse(body.toString('utf8')) !== null;
    const answer = JSON.stringify({ ok: isGood });
    response.writeHead(isGood ? 200 : 401, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => process.exit(0));

import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { createMailer } from '../../src/platform/email/mailer.ts';
import { selfSigned } from '../support/self-signed.ts';
import { startMailSink } from '../support/mail-sink.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const send = (smtpUrl: string) =>
  createMailer({ smtpUrl, from: 'goodword@example.com' }).send({
    to: 'ana@example.com',
    subject: 'Test',
    text: 'Test',
    messageId: 'test',
  });

it('smtps:// on a port without TLS is told apart from a server that is away', async () => {
  const sink = await startMailSink();
  await expect(send(sink.smtpUrl.replace('smtp:', 'smtps:'))).rejects.toThrow('does not speak TLS on this port');
  await sink.close();
});

it('a certificate of an unknown authority is named', async () => {
  const port = await listen(
    createTlsServer(selfSigned, (socket) => socket.on('error', () => {}).write('220 sink\r\n')),
  );
  await expect(send(`smtps://localhost:${port}`)).rejects.toThrow('certificate of the mail server is not signed');
});

it('the same after STARTTLS', async () => {
  const port = await listen(
    createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 sink\r\n');
      socket.on('data', (part: Buffer) => {
        const line = part.toString();
        if (/^EHLO/i.test(line)) socket.write('250-sink\r\n250 STARTTLS\r\n');
        if (/^STARTTLS/i.test(line)) {
          socket.removeAllListeners('data');
          socket.write('220 go ahead\r\n');
          new TLSSocket(socket, { isServer: true, ...selfSigned }).on('error', () => {});
        }
      });
    }),
  );
  await expect(send(`smtp://localhost:${port}`)).rejects.toThrow(/certificate/i);
});

it('a port without a server is named', async () => {
  await expect(send('smtp://127.0.0.1:1')).rejects.toThrow('No mail server answers at this address and port');
});

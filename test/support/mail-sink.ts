import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server that keeps what it is given. */
export type MailSink = {
  smtpUrl: string;
  /** whole messages as they came, with their receivers, oldest first */
  mails: { to: string[]; source: string }[];
  /** Refuses every message while it is true. */
  refusing: boolean;
  /**
   * Dies in the middle of every message while it is set: once it has the whole of it, without a word, or before it takes any of
   * it. `dripping` lives, and says one word every now and then.
   */
  dying: 'with the message' | 'before the message' | 'dripping' | null;
  /** connections that are open */
  open(): number;
  close(): Promise<void>;
};

/** Speaks as much SMTP (RFC 5321) as a client needs that sends without signing in. */
export async function startMailSink(): Promise<MailSink> {
  const sockets = new Set<Socket>();
  const sink: MailSink = {
    smtpUrl: '',
    mails: [],
    refusing: false,
    dying: null,
    open: () => sockets.size,
    close: async () => {},
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    converse(socket, sink);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  sink.smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sink.close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(() => done()));
  };
  return sink;
}

function converse(socket: Socket, sink: MailSink): void {
  let text = '';
  let to: string[] = [];
  let isMessage = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const obey = (line: string) => {
    if (/^(?:EHLO|HELO)/i.test(line)) return say('250 sink');
    if (/^MAIL/i.test(line)) return say(sink.refusing ? '451 not now' : '250 ok');
    if (/^RCPT/i.test(line)) {
      to.push(/<(.*)>/.exec(line)?.[1] ?? '');
      return say('250 ok');
    }
    if (/^DATA/i.test(line)) {
      if (sink.dying === 'before the message') return socket.destroy();
      isMessage = true;
      return say('354 go on');
    }
    if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
    return say('250 ok');
  };
  say('220 sink');
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    for (;;) {
      const end = text.indexOf(isMessage ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const piece = text.slice(0, end);
      text = text.slice(end + (isMessage ? 5 : 2));
      if (!isMessage) {
        obey(piece);
        continue;
      }
      sink.mails.push({ to, source: piece });
      to = [];
      isMessage = false;
      if (sink.dying === 'with the message') return void socket.destroy();
      if (sink.dying === 'dripping') return drip(socket);
      say('250 taken');
    }
  });
}

/** An answer of many lines without an end. */
function drip(socket: Socket): void {
  const dripping = setInterval(() => socket.write('250-still thinking\r\n'), 20);
  socket.once('close', () => clearInterval(dripping));
}

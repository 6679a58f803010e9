import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a database that a test can shut, as when PostgreSQL crashed, and open again. */
export type DatabaseDoor = {
  connectionString: string;
  /**
   * Breaks every connection; new ones are refused, or answered as PostgreSQL does while it starts. `silent` breaks none, and
   * nothing gets through any more, as behind a network that lost its way. `half-open` does so with those that are there; new ones
   * get through, as after a failover.
   */
  shut(how?: 'refused' | 'starting' | 'silent' | 'half-open'): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
};

export async function openDatabaseDoor(connectionString: string): Promise<DatabaseDoor> {
  const target = new URL(connectionString);
  const sockets = new Set<Socket>();
  let isStarting = false;
  let isSilent = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  };
  const serve = (): Server =>
    createServer((client) => {
      keep(client);
      if (isSilent) return undefined;
      if (isStarting) return client.once('data', () => client.end(startingMessage));
      const server = connect(Number(target.port), target.hostname);
      keep(server);
      client.pipe(server).pipe(client);
      client.on('close', () => server.destroy());
      server.on('close', () => client.destroy());
      return undefined;
    });
  let listening = serve().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const stopListening = async () => {
    if (!listening.listening) return;
    listening.close();
    breakAll();
    await once(listening, 'close');
  };
  const listen = async () => {
    if (listening.listening) return;
    listening = serve().listen(port, '127.0.0.1');
    await once(listening, 'listening');
  };
  const through = new URL(connectionString);
  through.host = `127.0.0.1:${port}`;
  return {
    connectionString: through.href,
    async shut(how = 'refused') {
      isStarting = how === 'starting';
      isSilent = how === 'silent';
      if (isSilent || how === 'half-open') {
        for (const socket of sockets) socket.unpipe().pause();
      } else {
        await stopListening();
        if (isStarting) await listen();
      }
    },
    async open() {
      isStarting = false;
      isSilent = false;
      breakAll();
      await listen();
    },
    close: stopListening,
  };
}

/** ErrorResponse of PostgreSQL's protocol: fatal, 57P03. */
const startingMessage = errorResponse({ S: 'FATAL', V: 'FATAL', C: '57P03', M: 'the database system is starting up' });

function errorResponse(fields: Record<string, string>): Buffer {
  const text = Object.entries(fields)
    .map(([type, value]) => `${type}${value}\0`)
    .join('');
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

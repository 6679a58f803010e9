import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to PostgreSQL over which no notification comes, as through a pooler that shares sessions. */
export type DeafDoor = { url: string; isDeaf: boolean; close(): void };

/** @param target an address of PostgreSQL without encryption */
export async function openDeafDoor(target: string): Promise<DeafDoor> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const onward = connect(Number(port), hostname);
    open.add(client);
    for (const [socket, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      socket.on('error', () => {}).on('close', () => other.destroy());
    }
    client.pipe(onward);
    let rest = Buffer.alloc(0);
    onward.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
        const length = 1 + rest.readUInt32BE(1);
        const isNotification = String.fromCharCode(rest[0]!) === 'A';
        if (!isNotification || !door.isDeaf) client.write(rest.subarray(0, length));
        rest = rest.subarray(length);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const door: DeafDoor = {
    url: url.href,
    isDeaf: true,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
  return door;
}

import { startChild } from './child.ts';
import { freePort } from './ports.ts';

export type BareServer = { port: number; pid: number };

/** Starts one of the bare servers that Goodword is compared with. */
export async function startBareServer(
  name: 'redirect' | 'webhook',
  settings: Record<string, string> = {},
): Promise<BareServer> {
  const port = await freePort();
  const { pid } = await startChild([`bench/bare/${name}-server.ts`], { PORT: String(port), ...settings }, /^ready$/m);
  return { port, pid };
}

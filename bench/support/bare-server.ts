import { startChild } from './child.ts';
import { freePort } from './ports.ts';

/** Starts one of the bare servers that Goodword is compared with. @returns its port */
export async function startBareServer(
  name: 'redirect' | 'webhook',
  settings: Record<string, string> = {},
): Promise<number> {
  const port = await freePort();
  await startChild([`bench/bare/${name}-server.ts`], { PORT: String(port), ...settings }, /^ready$/m);
  return port;
}

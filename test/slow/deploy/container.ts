import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { runProgram } from '../../deploy/programs.ts';
import { until } from '../../support/goodword.ts';

/** What an image says of how it is started. */
export type ImageConfig = { Entrypoint: string[]; Env: string[]; User: string; WorkingDir: string };

/** A started image: its program is process 1, alone on its network, and its root file system cannot be written. */
export type Container = {
  /** The number of its process 1 on this machine. */
  pid: number;
  output(): string;
  printed(pattern: RegExp): Promise<void>;
  /** Its exit code; 137 when it was killed. */
  exited: Promise<number>;
  /** As an engine stops it: kills it when it has not ended after twenty seconds. */
  stop(): void;
  /** Asks from within. */
  ask(path: string, options?: { method?: string; body?: unknown; headers?: Record<string, string> }): Promise<Inside>;
  /** Runs a program within, as its user. */
  run(args: readonly string[]): Promise<{ code: number; output: string }>;
};

export type Inside = { status: number; text: string };

/** As `podman run --read-only --tmpfs /tmp -v data:/data`: mounts, a network and processes of its own; then the program. */
const startScript = `
set -e
tree=$1 data=$2 user=$3 folder=$4; shift 4
ip link set lo up
mount --rbind "$tree" "$tree"
mount --bind "$data" "$tree/data"
mount -t tmpfs -o mode=1777 tmpfs "$tree/tmp"
mount -t proc proc "$tree/proc"
mount --rbind /dev "$tree/dev"
mount -o remount,bind,ro "$tree"
exec chroot "$tree" setpriv --reuid="\${user%:*}" --regid="\${user#*:}" --clear-groups --no-new-privs \\
  --inh-caps=-all --bounding-set=-all sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
`;

/** Asks from that network, under any name; prints the answer as JSON. */
const askScript = `
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
const [url, options, body] = process.argv.slice(1);
const asking = request(url, JSON.parse(options));
asking.on('response', async (answer) => {
  console.log(JSON.stringify({ status: answer.statusCode, text: await text(answer) }));
});
asking.end(body);
`;

/**
 * Starts an image that was unpacked.
 * @param tree its root file system
 * @param data the folder behind its volume /data
 * @param args of its program
 */
export async function startContainer(
  tree: string,
  data: string,
  config: ImageConfig,
  args: readonly string[] = [],
): Promise<Container> {
  const env = Object.fromEntries(config.Env.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]));
  const within = ['-s', tree, data, config.User, config.WorkingDir];
  const child = spawn(
    'unshare',
    [
      '--mount',
      '--net',
      '--pid',
      '--ipc',
      '--uts',
      '--fork',
      '--kill-child',
      'sh',
      ...within,
      ...config.Entrypoint,
      ...args,
    ],
    { env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...env }, stdio: 'pipe' },
  );
  child.stdin.end(startScript);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let code: number | undefined;
  const exited = new Promise<number>((resolve) => child.once('close', (status) => resolve((code = status ?? -1))));
  const pid = await until(async () => {
    const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(() => '');
    return Number.parseInt(children, 10) || (code !== undefined && -1);
  }, 'the container has a process');
  const port = env['PORT'];
  return {
    pid,
    output: () => output,
    exited,
    printed: async (pattern) => {
      await until(async () => pattern.test(output) || code !== undefined, `${pattern}`);
      if (!pattern.test(output)) throw new Error(`ended with ${code} before it printed ${pattern}:\n${output}`);
    },
    stop: () => {
      if (code !== undefined) return;
      process.kill(pid, 'SIGTERM');
      const impatience = setTimeout(() => process.kill(pid, 'SIGKILL'), 20_000);
      void exited.then(() => clearTimeout(impatience));
    },
    async ask(path, { body, headers, method = 'GET' } = {}) {
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const options = { method, headers: { ...type, ...headers } };
      const asking = [process.execPath, '--input-type=module', '--eval', askScript];
      const sent = [`http://localhost:${port}${path}`, JSON.stringify(options)];
      if (body !== undefined) sent.push(JSON.stringify(body));
      const said = await runProgram('nsenter', [`--target=${pid}`, '--net', '--', ...asking, ...sent]);
      if (said.code !== 0) throw new Error(said.output);
      return JSON.parse(said.output) as Inside;
    },
    run: (words) => {
      const [uid, gid] = config.User.split(':');
      return runProgram(
        'nsenter',
        [
          '--target',
          String(pid),
          '--all',
          `--setuid=${uid}`,
          `--setgid=${gid}`,
          `--root`,
          `--wdns=${config.WorkingDir}`,
          '--',
          ...words,
        ],
        { env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env } },
      );
    },
  };
}

import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where a program of the machine is; null when it is not installed. */
export async function findProgram(name: string): Promise<string | null> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  for (const folder of folders) {
    const path = join(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

/** Those of some programs that are not installed, as a reason to skip a test; null when all are. */
export async function reasonToSkip(names: readonly string[]): Promise<string | null> {
  const found = await Promise.all(names.map(findProgram));
  const missing = names.filter((_name, index) => found[index] === null);
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`;
}

/** Runs a program of the machine to its end. @returns its exit code, and what it printed */
export function runProgram(
  name: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(name, args, { maxBuffer: 64 * 2 ** 20, ...options }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
      resolve({ code, output: stdout + stderr + (code === -1 ? error!.message : '') });
    });
  });
}

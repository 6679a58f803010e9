import { spawn } from 'node:child_process';
import type { DatabaseUser } from './database-user.ts';

/** How a program of PostgreSQL ended: its exit code (-1 when it could not be started) and everything it printed. */
export interface ToolResult {
  code: number;
  output: string;
}

/**
 * Runs one of PostgreSQL's programs (`initdb`, `pg_ctl`) to its end, as `user` when given. Never rejects: a program that
 * cannot be started at all is a result with code -1 and the reason as its output.
 */
export function runTool(user: DatabaseUser | undefined, file: string, args: readonly string[]): Promise<ToolResult> {
  return new Promise((resolve) => {
    // The working folder of the server may be closed to `nobody`; messages are matched, so they must be English.
    const child = spawn(file, args, {
      ...user,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C', LANG: 'C', PGDATA: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: -1, output: error.message }));
    const finish = (code: number | null): void => resolve({ code: code ?? -1, output: output.trim() });
    child.on('close', finish);
    // On Windows the started PostgreSQL inherits the pipes and would hold back 'close' for as long as it runs.
    child.on('exit', (code) => setTimeout(finish, 500, code));
  });
}

/** The last lines of a program's output on one line, to end a sentence with. */
export function lastLines(output: string, count = 3): string {
  return output.split('\n').slice(-count).join(' ').trim();
}

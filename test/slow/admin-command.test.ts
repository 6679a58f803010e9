import { expect, test } from 'vitest';
import { ask, owner, until } from '../support/goodword.ts';
import { isRunning } from '../support/processes.ts';
import { freePorts, useStartedPrograms } from '../support/started-programs.ts';

const { start, postmasterPid } = useStartedPrograms();

test(
  'a password is reset on the embedded PostgreSQL while the server runs, which goes on, and while it does not',
  { timeout: 120_000 },
  async () => {
    const { PORT } = await freePorts();
    const url = `http://localhost:${PORT}/api/v1`;
    const signIn = (password: string) => ask(`${url}/session`, 'POST', { email: owner.email, password });
    const reset = async (): Promise<string> => {
      const command = start('src/admin-command.ts', {}, ['reset-password', owner.email]);
      expect(await command.exited).toBe(0);
      return /One-time password: (\S+)/.exec(command.output())?.[1] ?? '';
    };

    const server = start('src/main.ts', { PORT });
    await server.printed(/^Goodword ready at /m);
    expect((await ask(`${url}/setup`, 'POST', owner)).status).toBe(201);
    const postmaster = (await postmasterPid()) ?? 0;
    const first = await reset();
    expect(await postmasterPid()).toBe(postmaster);
    expect((await signIn(owner.password)).status).toBe(401);
    expect((await signIn(first)).status).toBe(200);

    server.signal('SIGTERM');
    expect(await server.exited).toBe(0);
    await until(async () => !isRunning(postmaster), 'PostgreSQL to stop');
    const second = await reset();
    expect(await postmasterPid()).toBe(undefined);

    const next = start('src/main.ts', { PORT });
    await next.printed(/^Goodword ready at /m);
    expect((await signIn(first)).status).toBe(401);
    expect((await signIn(second)).status).toBe(200);
  },
);

import { expect, test } from 'vitest';
import { ask, owner } from '../../support/goodword.ts';
import { answers, freePorts, useStartedPrograms } from '../../support/started-programs.ts';

const { start, launch, postmasterPid } = useStartedPrograms();

test(
  'kill -9 of the server loses nothing, and the next start continues with its PostgreSQL',
  { timeout: 60_000 },
  async () => {
    const { PORT } = await freePorts();
    const killed = start('src/main.ts', { PORT });
    await killed.printed(/^Goodword ready at /m);
    const url = `http://localhost:${PORT}/api/v1`;
    const setup = await ask(`${url}/setup`, 'POST', owner);
    expect(setup.status).toBe(201);
    const cookie = setup.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ');
    const postmaster = await postmasterPid();
    killed.signal('SIGKILL');
    expect(await killed.exited).toBe('killed');

    const next = start('src/main.ts', { PORT });
    await next.printed(/^Goodword ready at /m);
    expect(await postmasterPid()).toBe(postmaster);
    const campaigns = await ask(`${url}/campaigns`, 'GET', undefined, { cookie });
    expect(campaigns.status).toBe(200);
  },
);

test(
  'kill -9 of the launcher leaves nothing running, and a start right after it works',
  { timeout: 60_000 },
  async () => {
    const ports = await freePorts();
    const killed = launch(ports);
    await killed.printed(/Stop +Ctrl-C/);
    killed.signal('SIGKILL');
    const next = launch(ports);
    await next.printed(/Stop +Ctrl-C/);
    next.signal('SIGTERM');
    expect(await next.exited).toBe(0);
    expect(await answers(ports.PORT, '/healthz')).toBe('nothing');
    expect(await answers(ports.SANDBOX_PORT, '/__sandbox/info')).toBe('nothing');
  },
);

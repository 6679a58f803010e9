import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/config/settings.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { createLog } from '../../src/platform/log/log.ts';

const heading = '// Made from the OpenAPI description by "npm run api-types"; a test compares it. Do not edit.\n';

/** The types of the REST API for the browser app, made from the description that the server itself gives. */
export async function generateApiTypes(): Promise<string> {
  const app = await createApp({
    settings: readSettings({ DATA_DIR: tmpdir() }),
    secrets: { masterKey: randomBytes(32).toString('base64') },
    // describing needs no database: nothing connects before start
    connectionString: 'postgres://nobody@127.0.0.1:1/none',
    clock: systemClock,
    log: createLog('silent'),
    roles: { serve: true, work: false },
  });
  try {
    const answer = await app.server.inject('/api/v1/openapi.json');
    return heading + astToString(await openapiTypescript(answer.json()));
  } finally {
    await app.stop();
  }
}

import { replay } from '../sandbox/contract/replay.ts';
import { startSandbox } from '../sandbox/server.ts';

// Compares the practice Intercom with a real workspace: see docs/practice-intercom-controls.md. Reads and searches only.
const token = process.env['INTERCOM_CONTRACT_TOKEN'];
const url = process.env['INTERCOM_CONTRACT_URL'] ?? 'https://api.intercom.io';

if (token === undefined || token === '') {
  console.error(
    'Set INTERCOM_CONTRACT_TOKEN to an access token of a workspace that may be read, and INTERCOM_CONTRACT_URL for another region than the US.',
  );
  process.exit(2);
}

const practice = await startSandbox({ settings: { indexLagMs: 0 } });
try {
  const info = (await (await fetch(`${practice.url}/__sandbox/info`)).json()) as {
    workspaces: { access_token: string }[];
  };
  let different = 0;
  for await (const { call, differences } of replay(
    { url, token },
    { url: practice.url, token: info.workspaces[0]?.access_token ?? '' },
  )) {
    console.log(`${differences.length === 0 ? 'same' : 'DIFF'}  ${call.method} ${call.path}`);
    for (const difference of differences) console.log(`        ${difference}`);
    if (differences.length > 0) different += 1;
  }
  console.log(different === 0 ? 'No differences.' : `${different} calls differ.`);
  process.exitCode = different === 0 ? 0 : 1;
} finally {
  await practice.close();
}

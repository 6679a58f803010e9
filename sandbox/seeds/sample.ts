import { fileURLToPath } from 'node:url';
import { readSeed } from './read-seed.ts';
import { workspaceSeedSchema, type WorkspaceSeed } from './workspace-schema.ts';

let sample: WorkspaceSeed | undefined;

/** The workspace of a first start, from `sample.yaml` beside this file; read once. */
export function sampleSeed(): WorkspaceSeed {
  sample ??=
    readSeed(fileURLToPath(new URL('sample.yaml', import.meta.url))).seed.workspaces[0] ??
    workspaceSeedSchema.parse({});
  return sample;
}

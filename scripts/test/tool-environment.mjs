import { delimiter, join } from 'node:path';
import { ROOT } from '../setup/run.mjs';

/** @returns {NodeJS.ProcessEnv} the environment of this process, in which tools find the pinned Node as `node` */
export function toolEnvironment() {
  return { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
}

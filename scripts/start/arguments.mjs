import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSettings } from '../../src/config/environment-settings.mjs';
import { Refusal } from '../setup/refusal.mjs';
import { ROOT } from '../setup/run.mjs';

/** @type {Record<string, { names: string[], help: string, text: () => string }>} what is answered without a start */
const QUESTIONS = {
  help: { names: ['--help', '-h'], help: 'shows this', text: helpText },
  version: { names: ['--version'], help: 'shows the version', text: () => readPackage().version },
};

/** Unknown arguments: a mistake of the caller, as the exit code says. */
export class UsageRefusal extends Refusal {}

/**
 * @param {string[]} args of the command line
 * @returns {string | undefined} what to print instead of a start. Throws a UsageRefusal for an argument that is not known
 */
export function answerArguments(args) {
  const questions = Object.values(QUESTIONS);
  for (const arg of args) {
    if (questions.some(({ names }) => names.includes(arg))) continue;
    // What stands behind = may be a secret.
    const name = arg.replace(/=.*/s, '');
    throw new UsageRefusal(
      `"${name}" is not an argument of npm start, which takes ${questions.map(({ names }) => names[0]).join(' and ')} only: set what you want in the environment, such as PORT=4100 npm start.`,
    );
  }
  return questions.find(({ names }) => names.some((name) => args.includes(name)))?.text();
}

function helpText() {
  return [
    `Goodword ${readPackage().version}: ${readPackage().description}.`,
    '',
    'Usage: npm start [-- options]   installs, builds and runs Goodword and a practice Intercom; Ctrl-C stops both',
    '',
    ...table(Object.values(QUESTIONS).map(({ names, help }) => [names.join(', '), help])),
    '',
    'Settings are environment variables, such as PORT=4100 npm start; none is needed:',
    '',
    ...table(Object.entries(environmentSettings).map(([name, setting]) => [name, settingHelp(setting)])),
    '',
    'More in docs/operating.md.',
  ].join('\n');
}

const settingHelp = ({ help, fallback }) => (fallback === undefined ? help : `${help}; ${fallback} by default`);

function table(rows) {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}

const readPackage = () => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

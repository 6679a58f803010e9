import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayImport, wiring } from '../scripts/lint/boundaries.ts';

const root = join(import.meta.dirname, '..');
/** What is linted with planted files in it. */
const folders = ['src', 'sandbox', 'admin', 'deploy'];
let copy: string;

/** An empty codebase with our own rules, in which violations can be planted. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'goodword-rules-'));
  for (const file of [
    'oxlint.config.ts',
    '.oxfmtrc.json',
    'tsconfig.json',
    'knip.json',
    'package.json',
    'scripts/lint',
  ]) {
    await cp(join(root, file), join(copy, file), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

async function plant(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(copy, path)), { recursive: true });
  await writeFile(join(copy, path), text);
}

/** Runs a tool there and resolves with its exit code and everything it printed. */
function run(tool: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: copy }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

const modules = Object.keys(mayImport);
const placeOf = (module: string) =>
  module === 'integration' ? `src/integration/${wiring[0]}.ts` : `src/${module}/x.ts`;

/** A file of a module that imports another file, as an author would write it; one folder deep, and two. */
function planted(module: string, target: string, line: (path: string) => string): [path: string, text: string][] {
  const name = target.replaceAll(/[/.]/g, '-');
  const files =
    module === 'integration'
      ? [`src/integration/to-${name}.ts`]
      : ['', 'deeper/'].map((folder) => `src/${module}/${folder}to-${name}.ts`);
  return files.map((file) => {
    const path = relative(dirname(file), target);
    return [file, line(path.startsWith('.') ? path : `./${path}`)];
  });
}
const importsType = (path: string) => `import type { X } from '${path}';\n\nexport const x = {} as X;\n`;

/** Plants all files, lints them in one run, and takes them out again. @returns the files in which an import was refused */
async function lintPlanted(files: readonly [path: string, text: string][]): Promise<string[]> {
  for (const [path, text] of files) await plant(path, text);
  const { output } = await run('oxlint/bin/oxlint', ['--format', 'json', ...folders]);
  for (const folder of folders) await rm(join(copy, folder), { recursive: true, force: true });
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] };
  return diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename);
}

describe('the boundary table', () => {
  beforeEach(async () => {
    for (const folder of folders) await mkdir(join(copy, folder), { recursive: true });
  });

  it('has a row for every folder of src, and the files that wire integration', async () => {
    const folders = (await readdir(join(root, 'src'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const integration = await readdir(join(root, 'src/integration'), { withFileTypes: true });
    expect(modules.filter((module) => !module.includes('/')).toSorted()).toEqual(
      folders.map(({ name }) => name).toSorted(),
    );
    expect(modules.filter((module) => module.includes('/')).toSorted()).toEqual(
      integration
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `integration/${name}`)
        .toSorted(),
    );
    expect(integration.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(
      wiring.map((name) => `${name}.ts`),
    );
  });

  it('has no circle: no module reaches itself through what it may import', () => {
    const reach = (module: string, seen = new Set<string>()): Set<string> => {
      for (const other of mayImport[module] ?? []) if (!seen.has(other)) reach(other, seen.add(other));
      return seen;
    };
    expect(modules.filter((module) => reach(module).has(module))).toEqual([]);
  });

  it('refuses every arrow that a row does not have, type imports included', async () => {
    const files = modules.flatMap((module) =>
      modules
        .filter((other) => other !== module && !mayImport[module]!.includes(other))
        .flatMap((other) => planted(module, placeOf(other), importsType)),
    );
    expect(files.length).toBeGreaterThan(500);
    expect((await lintPlanted(files)).toSorted()).toEqual(files.map(([path]) => path).toSorted());
  });

  it('lets every arrow pass that a row has', async () => {
    const files = modules.flatMap((module) =>
      mayImport[module]!.flatMap((other) => planted(module, placeOf(other), importsType)),
    );
    expect(await lintPlanted(files)).toEqual([]);
  });

  it('refuses the store of another module, and what lies outside', async () => {
    const files: [string, string][] = [
      ...planted('rewards', 'src/leads/lead-store.ts', importsType),
      ...planted('leads', 'src/links/link-visits.sql.ts', importsType),
      ...modules
        .filter((module) => mayImport[module]!.includes('integration/contacts'))
        .flatMap((module) => planted(module, 'src/integration/contacts/contact-store.ts', importsType)),
      ...planted('imports', 'src/integration/reconcile/polling/polling-store.ts', importsType),
      ...planted('integration/bulk-operations', 'src/integration/outbound/kinds/x/x.sql.ts', importsType),
      ...planted('integration/outbound', 'src/referrers/referrer-store.ts', importsType),
      ...planted('web', 'src/integration/connections/connection-store.ts', importsType),
      ...modules.flatMap((module) => planted(module, 'sandbox/x.ts', importsType)),
      ...planted('leads', 'test/x.ts', importsType),
      ...planted('leads', 'deploy/x.ts', importsType),
      ['deploy/planted.mjs', "import { x } from '../src/leads/x.mjs';\n\nconsole.log(x);\n"],
      ['sandbox/routes/planted.ts', importsType('../../src/leads/lead.ts')],
      ['admin/leads/planted.ts', importsType('../../src/leads/lead.ts')],
    ];
    expect((await lintPlanted(files)).toSorted()).toEqual(files.map(([path]) => path).toSorted());
  });
});

describe('the other gates', () => {
  it('lint sees a promise that is not awaited', async () => {
    await plant(
      'src/web/planted.ts',
      'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}\n',
    );
    const { code, output } = await run('oxlint/bin/oxlint', ['src/web/planted.ts']);
    await rm(join(copy, 'src/web/planted.ts'));
    expect(output).toContain('no-floating-promises');
    expect(code).not.toBe(0);
  });

  it('format sees a line that oxfmt would write otherwise', async () => {
    await plant('src/web/planted.ts', 'export const   x = "1"\n');
    expect((await run('oxfmt/bin/oxfmt', ['--check', 'src/web/planted.ts'])).code).not.toBe(0);
    await rm(join(copy, 'src/web/planted.ts'));
  });

  it('knip sees a file that nothing uses', async () => {
    await plant('src/web/unused.ts', 'export const unused = 1;\n');
    const { code, output } = await run('knip/bin/knip.js', ['--no-progress', '--include', 'files']);
    await rm(join(copy, 'src/web/unused.ts'));
    expect(output).toContain('src/web/unused.ts');
    expect(code).not.toBe(0);
  });

  it('the type check sees a type that is wrong', async () => {
    await plant('src/web/planted.ts', "export const wrong: number = 'text';\n");
    const { code, output } = await run('typescript-7/bin/tsc', ['--project', '.']);
    await rm(join(copy, 'src/web/planted.ts'));
    expect(output).toContain('src/web/planted.ts');
    expect(code).not.toBe(0);
  });
});

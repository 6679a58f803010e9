import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
let copy: string;

/** A bare house with our own rules, in which violations can be planted without touching the real one. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'goodword-rules-'));
  for (const file of ['oxlint.config.ts', '.oxfmtrc.json', 'tsconfig.json', 'knip.json', 'package.json']) {
    await cp(join(root, file), join(copy, file));
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

describe('the boundary table', () => {
  const refused = [
    ['src/leads/planted.ts', "import '../crm/x.ts';"],
    ['src/leads/planted.ts', "import '../../sandbox/x.ts';"],
    ['src/platform/jobs/planted.ts', "import '../../leads/x.ts';"],
    ['src/crm/deliveries/planted.ts', "import '../../intercom/x.ts';"],
    ['src/rewards/planted.ts', "import '../leads/lead-store.ts';"],
    ['sandbox/routes/planted.ts', "import '../../src/leads/lead.ts';"],
    ['admin/leads/planted.ts', "import '../../src/leads/lead.ts';"],
  ] as const;

  it.each(refused)('refuses in %s: %s', async (path, line) => {
    await plant(path, `${line}\n`);
    const { code, output } = await run('oxlint/bin/oxlint', [path]);
    await rm(join(copy, path));
    expect(output).toContain('no-restricted-imports');
    expect(code).not.toBe(0);
  });

  it('lets the arrows pass that the design has', async () => {
    await plant('src/leads/lead.ts', 'export const lead = 1;\n');
    await plant('src/rewards/allowed.ts', "import { lead } from '../leads/lead.ts';\n\nexport const reward = lead;\n");
    expect(await run('oxlint/bin/oxlint', ['src'])).toMatchObject({ code: 0 });
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

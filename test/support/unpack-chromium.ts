import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);

/**
 * Unpacks the Chromium of @sparticuz/chromium into a folder of this user in the temporary folder, once per version, and
 * says how to start it: the program, and the variables with which it finds its own libraries and fonts. Several callers at
 * once are fine: each unpacks for itself and the first to finish wins.
 */
export async function unpackChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const manifest = await readFile(join(packageFolder, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(tmpdir(), `goodword-chromium-${version}-${userInfo().uid}`);
  if (!existsSync(folder)) await unpackInto(packageFolder, folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function unpackInto(packageFolder: string, folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-draft-`);
  try {
    await inflateAll(packageFolder, draft);
    await mkdir(join(draft, 'font-cache'));
    await writeFile(join(draft, 'fonts.conf'), fontSettings(folder));
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/**
 * The package unpacks into the temporary folder only, so it does that in a process whose temporary folder is ours. By
 * itself it would leave out the libraries (al2023) on any machine but Amazon's.
 */
async function inflateAll(packageFolder: string, draft: string): Promise<void> {
  const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
  const paths = archives.map((archive) => join(packageFolder, 'bin', archive));
  const script = `
    import { inflate } from '@sparticuz/chromium';
    await Promise.all(${JSON.stringify(paths)}.map((path) => inflate(path)));
  `;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: packageFolder,
    env: { ...process.env, TMPDIR: draft },
  });
}

/** The settings inside the package name folders of Amazon's machines. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
}

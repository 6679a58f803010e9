/** What we read of an entry of package-lock.json; others are kept as they are. */
export type LockedPackage = {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  dev?: boolean;
  devOptional?: boolean;
  [other: string]: unknown;
};

export type LockFile = { packages: Record<string, LockedPackage>; [other: string]: unknown };

const isOptionalPeer = (locked: LockedPackage, name: string): boolean =>
  locked.peerDependenciesMeta?.[name]?.optional === true;

/**
 * The folders of all packages that a production install needs. The lock file of npm says more: where a library can do
 * something for React or vitest, if they are there, npm would install both for production, because we develop with them.
 */
export function neededInProduction({ packages }: LockFile): Set<string> {
  const needed = new Set<string>();
  const open = [''];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const locked = packages[from]!;
    const peers = Object.keys(locked.peerDependencies ?? {}).filter((name) => !isOptionalPeer(locked, name));
    const names = [...Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }), ...peers];
    for (const name of names) {
      const folder = findPackage(packages, from, name);
      if (folder === undefined || needed.has(folder)) continue;
      needed.add(folder);
      open.push(folder);
    }
  }
  return needed;
}

/**
 * The lock file without the optional peers that only development has, so that `npm ci --omit=dev` installs none of them.
 * @param lock is not changed
 */
export function leanLock(lock: LockFile): LockFile {
  const lean = structuredClone(lock);
  const needed = neededInProduction(lean);
  for (const [folder, locked] of Object.entries(lean.packages)) {
    if (needed.has(folder)) {
      for (const name of Object.keys(locked.peerDependenciesMeta ?? {})) {
        const peer = findPackage(lean.packages, folder, name);
        if (peer === undefined || needed.has(peer)) continue;
        delete locked.peerDependencies?.[name];
        delete locked.peerDependenciesMeta?.[name];
        if (Object.keys(locked.peerDependenciesMeta ?? {}).length === 0) delete locked.peerDependenciesMeta;
      }
    } else if (folder.includes('node_modules/') && locked['link'] !== true) {
      delete locked.devOptional;
      locked.dev = true;
    }
  }
  return lean;
}

/** The text of a lock file with its keys in npm's order, so that npm finds nothing to change in it. */
export function printLock(lock: LockFile): string {
  const packages = Object.fromEntries(
    Object.entries(lock.packages).map(([folder, locked]) => [folder, folder === '' ? locked : inOrder(locked)]),
  );
  return `${JSON.stringify({ ...lock, packages }, null, 2)}\n`;
}

const first = ['name', 'version', 'resolved', 'integrity', 'dependencies'];

/** Plain values and lists before objects; in each group some first, then the others by the alphabet. */
function inOrder(locked: LockedPackage): LockedPackage {
  const place = ([key, value]: [string, unknown]): number => {
    const group = typeof value === 'object' && !Array.isArray(value) ? 100 : 0;
    return group + (first.includes(key) ? first.indexOf(key) : first.length);
  };
  const sorted = Object.entries(locked).toSorted((a, b) => place(a) - place(b) || a[0].localeCompare(b[0], 'en'));
  return Object.fromEntries(sorted);
}

/** Where Node finds a package that the one in `from` asks for: in its own folder, or in one above. */
function findPackage(packages: LockFile['packages'], from: string, name: string): string | undefined {
  for (let above = from; ; above = above.slice(0, above.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    const folder = `${above === '' ? '' : `${above}/`}node_modules/${name}`;
    if (packages[folder]) return folder;
    if (!above.includes('node_modules/')) return above === '' ? undefined : findPackage(packages, '', name);
  }
}

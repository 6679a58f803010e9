import { readFileSync } from 'node:fs';

/**
 * Calls back when the npm that started us has ended: a killed npm sends no signal. Does nothing when npm did not start us.
 * @param {() => void} gone
 */
export function watchLaunchingNpm(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const family = readFamily();
  const timer = setInterval(() => {
    if (readFamily() === family) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}

/** The processes between npm and us, npm included, as text to compare. npm starts scripts through a shell, which may stay. */
function readFamily() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const [, name, grandparent] = /\((.*)\) \S (\d+)/s.exec(stat) ?? [];
    return /^(?:da|ba|z|k)?sh$/.test(name ?? '') ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    // Only Linux has /proc.
    return `${parent}`;
  }
}

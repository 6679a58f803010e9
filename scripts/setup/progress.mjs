/**
 * Says what is being done, does it, and says how long it took: one line on the terminal, updated each second.
 * @template T
 * @param {string} what such as "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work returns; its failure is passed on
 */
export async function step(what, work) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const { isTTY } = process.stdout;
  process.stdout.write(`  ${what} …${isTTY ? '' : '\n'}`);
  const ticking = isTTY && setInterval(() => process.stdout.write(`\r  ${what} … ${seconds()} s`), 1000);
  try {
    const result = await work();
    process.stdout.write(isTTY ? `\r  ${what} … done in ${seconds()} s\n` : `  ${what}: done in ${seconds()} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(isTTY ? `\r  ${what} … failed after ${seconds()} s\n` : `  ${what}: failed\n`);
    throw error;
  } finally {
    if (ticking) clearInterval(ticking);
  }
}

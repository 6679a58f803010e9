/**
 * Prints what was skipped and what failed, and last the line "N passed, N failed".
 * @param {{ passed: number, failed: string[], skipped: { name: string, reason: string }[] }} totals
 * @returns {number} exit code: 0 when nothing failed
 */
export function printSummary({ passed, failed, skipped }) {
  if (skipped.length > 0) {
    console.log(`\nSkipped (${skipped.length}):`);
    for (const { name, reason } of skipped) console.log(`  ${name}: ${reason}`);
  }
  if (failed.length > 0) console.log(['\nFailed:', ...failed.map((name) => `  ${name}`)].join('\n'));
  console.log(`\n${passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

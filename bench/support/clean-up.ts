const cleanUps: (() => Promise<unknown>)[] = [];

/** Remembers how to undo what was just started or made. */
export function afterwards(undo: () => Promise<unknown>): void {
  cleanUps.push(undo);
}

/** Undoes everything that is remembered, the latest first; what cannot be undone does not keep the rest. */
export async function cleanUp(): Promise<void> {
  for (let undo = cleanUps.pop(); undo; undo = cleanUps.pop()) {
    await undo().catch((error: Error) => process.stderr.write(`Cleaning up: ${error.message}\n`));
  }
}

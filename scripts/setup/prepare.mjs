import { installPackages } from './install.mjs';
import { findPinnedNode, noNode } from './pinned-node.mjs';

/**
 * Makes a clone ready to run TypeScript: packages as package-lock.json names them, and the pinned Node.
 * @returns {Promise<string>} the path of that Node; throws a Refusal with the remedy
 */
export async function prepare() {
  await installPackages();
  const node = await findPinnedNode();
  if (node) return node;
  // An installation made without optional packages lacks it.
  await installPackages(true);
  const installed = await findPinnedNode();
  if (!installed) throw noNode();
  return installed;
}

import { fetchNode } from './fetch-node.mjs';
import { installPackages, isProductionInstall } from './install.mjs';
import { findPinnedNode, noNode, packageOfNode } from './pinned-node.mjs';

/**
 * Makes a clone ready to run TypeScript: packages as package-lock.json names them, and the pinned Node.
 * @param {{ development?: boolean }} [options] development: packages of development are needed as well
 * @returns {Promise<string>} the path of that Node; throws a Refusal with the remedy
 */
export async function prepare(options = {}) {
  await installPackages(options);
  const node = await findPinnedNode();
  if (node) return node;
  const name = packageOfNode();
  if (name && isProductionInstall()) await fetchNode(name);
  // An installation made without optional packages lacks it.
  else await installPackages({ ...options, force: true });
  const installed = await findPinnedNode();
  if (!installed) throw noNode();
  return installed;
}

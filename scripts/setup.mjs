import { provideNode } from './setup/node.mjs';
import { installPackages } from './setup/packages.mjs';
import { buildPages } from './setup/pages.mjs';

/**
 * Makes a fresh clone ready, or sees within a moment that it is: packages, a recent Node, and the pages if asked for.
 * Runs on Node 20. Returns the path of the Node that runs the program. Throws SetupError.
 */
export async function setUp({ pages }) {
  await installPackages();
  const node = await provideNode();
  if (pages) await buildPages(node);
  return node;
}

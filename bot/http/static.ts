import type { Server } from 'restify';
import { handler, type Log } from './answer.ts';
import type { Pages } from './pages.ts';

/** The parts of the built pages that are no page: /assets/* under hashed names, and /embed.js for any site. */
export function staticRoutes({ pages, log }: { pages: Pages; log: Log }) {
  const asset = handler(log, async (request, response) => {
    const { '*': name = '' } = request.params as Record<string, string>;
    await pages.send(`assets/${name}`, request, response, anySite);
  });
  const embed = handler(log, async (request, response) => {
    await pages.send('embed.js', request, response, { ...anySite, 'Cache-Control': 'public, max-age=300' });
  });
  return (server: Server): void => {
    server.get('/assets/*', asset);
    server.head('/assets/*', asset);
    server.get('/embed.js', embed);
    server.head('/embed.js', embed);
  };
}

const anySite = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

import type { Server } from 'restify';
import type { Freelancer } from '../../assistant/documents.ts';

/** The freelancers of tests over HTTP: ana, and ben who must never see what is hers. */
export const twoFreelancers: Freelancer[] = [
  freelancer('ana', 'Ana Duarte', 'Brand designer for small food businesses'),
  freelancer('ben', 'Ben Okoro', ''),
];

function freelancer(id: string, displayName: string, headline: string): Freelancer {
  return {
    id,
    displayName,
    headline,
    bio: '',
    languages: ['en'],
    timeZone: 'Europe/Lisbon',
    currency: 'USD',
    level: 'one',
    sellerPlus: 'none',
    outOfOffice: false,
    skills: [],
  };
}

/** Ends a server with the connections that browsers and streams keep open. */
export async function closeServer(server: Server): Promise<void> {
  server.server.closeAllConnections();
  await new Promise(resolve => server.close(() => resolve(undefined)));
}

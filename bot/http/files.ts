import { createHmac } from 'node:crypto';
import type { Server } from 'restify';
import type { Attachment } from '../../assistant/documents.ts';
import { publicError } from '../../assistant/errors.ts';
import type { Files } from '../../storage/contracts.ts';
import { handler, type Log, send } from './answer.ts';
import { sameSecret } from './session.ts';

/** A link works for one to two weeks; who still sees the conversation gets a newer one with it. */
const linkWeekMs = 7 * 24 * 3600 * 1000;

export interface FileLinks {
  /** A path on this host that shows the file to whoever has it, for one to two weeks. */
  link(freelancerId: string, attachment: Attachment): string;
  routes(server: Server): void;
}

/** Signed links to what buyers and freelancers sent, and the route that serves them so that no browser runs them. */
export function fileLinks(parts: { files: Files; secret: Uint8Array; now: () => Date; log: Log }): FileLinks {
  const { files, now, log } = parts;
  const key = createHmac('sha256', parts.secret).update('file links').digest();
  const sign = (path: string, week: string): string =>
    createHmac('sha256', key).update(`${path}?${week}`).digest('base64url');
  const thisWeek = (): number => Math.floor(now().getTime() / linkWeekMs);

  return {
    link: (freelancerId, { url, name }) => {
      const path = `/files/${freelancerId}/${encodeURIComponent(url)}/${encodeURIComponent(name)}`;
      const until = String(thisWeek() + 2);
      return `${path}?until=${until}&signature=${sign(path, until)}`;
    },
    routes: server => {
      const serve = handler(log, async (request, response) => {
        const [path = '', query] = (request.url ?? '').split('?');
        const asked = new URLSearchParams(query);
        const until = asked.get('until') ?? '';
        if (!sameSecret(asked.get('signature') ?? '', sign(path, until)) || Number(until) <= thisWeek())
          throw publicError('staleLink');
        const { freelancerId = '', fileId = '', name = '' } = request.params as Record<string, string>;
        const file = await files.read(freelancerId, fileId);
        if (!file) throw publicError('unknownPage', path);
        send(response, 200, headersOf(file.contentType, name), file.bytes);
      });
      server.get('/files/:freelancerId/:fileId/:name', serve);
      server.head('/files/:freelancerId/:fileId/:name', serve);
    },
  };
}

function headersOf(contentType: string, name: string): Record<string, string> {
  const shown = /^(image\/(png|jpeg|gif|webp|avif)|audio\/[\w-]+)$/.test(contentType) ? 'inline' : 'attachment';
  const plain = name.replace(/[^\w. -]/g, '_');
  const escaped = encodeURIComponent(name).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16)}`);
  return {
    'Content-Type': contentType.startsWith('text/') ? `${contentType}; charset=utf-8` : contentType,
    'Content-Disposition': `${shown}; filename="${plain}"; filename*=UTF-8''${escaped}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'private, max-age=604800, immutable',
  };
}

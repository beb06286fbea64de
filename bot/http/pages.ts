import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'restify';
import { publicError } from '../../assistant/errors.ts';
import { send } from './answer.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const compressible = /^(text\/|application\/(json|wasm)|image\/svg)/;
/** Below this the packet is not smaller. */
const worthCompressing = 1024;

type Encoding = 'br' | 'gzip' | 'identity';
const endings = { br: '.br', gzip: '.gz' } as const;

interface Page {
  mtimeMs: number;
  etag: string;
  contentType: string;
  bodies: Partial<Record<Encoding, Promise<Uint8Array>>>;
}

/** The built pages of web/dist, read when first asked for and again when they change. */
export interface Pages {
  /** Sends a file of the folder; `unknownPage` when it is not there, `pagesNotBuilt` when nothing is. */
  send(path: string, request: Request, response: Response, headers?: Record<string, string>): Promise<void>;
}

export function builtPages(dist: string): Pages {
  const kept = new Map<string, Page>();

  const load = async (path: string): Promise<Page> => {
    const file = join(dist, path);
    const found = file.startsWith(dist.replace(/[/\\]*$/, sep)) ? await stat(file).catch(() => undefined) : undefined;
    if (!found?.isFile()) throw await missing(dist, path);
    const page = kept.get(path);
    if (page?.mtimeMs === found.mtimeMs) return page;
    const bytes = await readFile(file);
    const fresh = {
      mtimeMs: found.mtimeMs,
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      contentType: types[extname(path)] ?? 'application/octet-stream',
      bodies: { identity: Promise.resolve(bytes) },
    };
    kept.set(path, fresh);
    return fresh;
  };

  return {
    async send(path, request, response, headers = {}) {
      const page = await load(path);
      const identity = (await page.bodies.identity) ?? new Uint8Array();
      const mayCompress = compressible.test(page.contentType) && identity.length >= worthCompressing;
      const encoding = mayCompress ? encodingFor(String(request.headers['accept-encoding'] ?? '')) : 'identity';
      page.bodies[encoding] ??= compressed(join(dist, path), page.mtimeMs, identity, encoding);
      const all = {
        'Content-Type': page.contentType,
        'Cache-Control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ETag: page.etag.replace(/"$/, `-${encoding}"`),
        ...(mayCompress && { Vary: 'Accept-Encoding' }),
        ...headers,
      };
      if (request.headers['if-none-match'] === all.ETag) return send(response, 304, all);
      const coded = encoding === 'identity' ? all : { ...all, 'Content-Encoding': encoding };
      send(response, 200, coded, (await page.bodies[encoding]) ?? identity);
    },
  };
}

async function missing(dist: string, path: string): Promise<Error> {
  const built = await stat(join(dist, 'chat', 'index.html')).catch(() => undefined);
  return built ? publicError('unknownPage', `/${path}`) : publicError('pagesNotBuilt');
}

function encodingFor(accepted: string): Encoding {
  const taken = (name: string): boolean =>
    new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$)))?[^;,]*(,|$)`, 'i').test(accepted);
  if (taken('br')) return 'br';
  return taken('gzip') ? 'gzip' : 'identity';
}

/** What the build left compressed beside the file, unless it is older than the file; else compressed here, once. */
async function compressed(file: string, mtimeMs: number, bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === 'identity') return bytes;
  const ready = `${file}${endings[encoding]}`;
  const found = await stat(ready).catch(() => undefined);
  if (found && found.mtimeMs >= mtimeMs) return await readFile(ready);
  if (encoding === 'gzip') return await promisify(gzip)(bytes);
  // Quality 5 takes a tenth of a second for Web Chat's 3.9 MB; 11 takes ten seconds for a sixth less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return await promisify(brotliCompress)(bytes, { params });
}

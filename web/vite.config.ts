import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The widget stands on other people's sites: one plain script under a name that never changes, so it has a build of its own. */
const embedScript = (): Plugin => ({
  name: 'embed-script',
  apply: 'build',
  async generateBundle() {
    const made = await build({
      configFile: false,
      logLevel: 'warn',
      root: at('embed'),
      build: {
        write: false,
        target: 'es2019',
        lib: {
          entry: at('embed/embed.ts'),
          formats: ['iife'],
          name: 'embedPersonalAssistant',
          fileName: () => 'embed.js',
        },
      },
    });
    for (const { output } of [made].flat().filter(result => 'output' in result)) {
      for (const part of output) {
        if (part.type === 'chunk') this.emitFile({ type: 'asset', fileName: 'embed.js', source: part.code });
      }
    }
  },
});

const standIns: Record<string, string> = {
  // Web Chat brings Microsoft's speech service, a third of its size; these pages neither listen nor speak.
  'botframework-directlinespeech-sdk': `export const createAdapters = () => { throw new Error('Speech is left out of this build.'); };`,
  // Node's module, asked for by the Markdown renderer; the browser does the same in its URL.
  punycode: `export default { toASCII: host => new URL('http://' + host).hostname, toUnicode: host => host };`,
};

const withStandIns = (): Plugin => ({
  name: 'stand-ins',
  enforce: 'pre',
  resolveId: id => (id in standIns ? `\0${id}` : null),
  load: id => (id.startsWith('\0') ? (standIns[id.slice(1)] ?? null) : null),
});

const pages = Object.fromEntries(
  ['chat', 'hub'].map(name => [name, at(`${name}/index.html`)]).filter(([, file]) => existsSync(String(file))),
);

export default defineConfig({
  root: at('.'),
  base: '/',
  publicDir: false,
  plugins: [react(), withStandIns(), embedScript()],
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // Web Chat is one big lazy chunk on purpose.
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    rolldownOptions: { input: pages },
  },
});

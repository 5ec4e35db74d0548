import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The pages as static files. Nothing is inlined: the policy of the server lets no script and no style stand in a document. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  cacheDir: fileURLToPath(new URL('../.kyoso/vite', import.meta.url)),
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    // What one page needs to be read first; the test of the sizes reads it.
    manifest: 'manifest.json',
    rolldownOptions: {
      // Packages mark what runs in a browser; everything here does.
      onwarn: (warning, tell) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') tell(warning);
      },
    },
    // The notices that the licences of what is bundled ask for.
    license: { fileName: 'licences.md' },
  },
  logLevel: 'warn',
});

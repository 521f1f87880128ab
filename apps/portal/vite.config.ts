import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { fontFiles } from './font-files.ts'
import { precompress } from './precompress.ts'
import { sampleCv } from './sample-cv.ts'

export default defineConfig({
  resolve: { conditions: ['laissez-passer:source', 'module', 'browser', 'development|production'] },
  server: { port: 4001, strictPort: true },
  build: {
    outDir: 'dist/web',
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the policy allows no inline code, and fonts only from files
    chunkSizeWarningLimit: 1500, // the PDF viewer's worker, loaded in the editor alone
  },
  plugins: [
    react(),
    fontFiles(),
    precompress(),
    sampleCv(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/web/offline',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['index.html', 'mark.svg', 'assets/*.{js,mjs,css,woff2}'] },
    }),
  ],
  worker: {
    format: 'es',
    plugins: () => [fontFiles()],
    // The server knows by its name whose policy lets WebAssembly be compiled.
    rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].js' } },
  },
})

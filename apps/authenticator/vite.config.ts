import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const { version }: { version: string } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

export default defineConfig({
  resolve: { conditions: ['laissez-passer:source', 'module', 'browser', 'development|production'] },
  define: { __VERSION__: JSON.stringify(version) },
  server: { port: 4002, strictPort: true },
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the policy allows no data: addresses
  },
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/web',
      filename: 'service-worker.ts',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,woff2,svg,png}'] },
      manifest: {
        id: '/',
        name: 'EU Login authenticator',
        short_name: 'EU Login',
        description: 'Confirms that it is you when you sign in.',
        lang: 'en',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        // A sign-in page's link on the same phone opens in the app that is open already.
        launch_handler: { client_mode: 'navigate-existing' },
        orientation: 'portrait',
        background_color: '#4e1027',
        theme_color: '#4e1027',
        categories: ['security', 'utilities'],
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
})

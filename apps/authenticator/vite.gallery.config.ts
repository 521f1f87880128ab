import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The gallery of all screens: `pnpm exec vite --config vite.gallery.config.ts`. */
export default defineConfig({
  root: 'test/gallery',
  resolve: { conditions: ['laissez-passer:source', 'module', 'browser', 'development|production'] },
  define: { __VERSION__: '"0.0.0"' },
  build: { outDir: '../../dist/gallery', emptyOutDir: true },
  plugins: [react()],
})

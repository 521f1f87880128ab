import { defineConfig } from 'vite'

// JSX finds React by itself; without this each file would have to import it.
export default defineConfig({ esbuild: { jsx: 'automatic' } })

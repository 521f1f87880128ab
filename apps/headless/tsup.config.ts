import { defineConfig } from 'tsup'

const shared = { format: 'esm', clean: true, dts: false, silent: true, target: 'es2024' } as const

export default defineConfig([
  { ...shared, entry: { server: 'src/server.ts' }, platform: 'node' },
  {
    ...shared,
    entry: { 'sign-in': 'src/web/main.tsx', style: 'src/web/style.css' },
    outDir: 'dist/web',
    platform: 'browser',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    // One file: what a page needs comes along.
    noExternal: [/.*/],
    splitting: false,
  },
])

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** What shrinks; pictures and web fonts are compressed already. */
const shrinking = /\.(?:wasm|ttf|js|css)$/

/**
 * Writes every large file of the build a second and third time, as Brotli and gzip, so that nothing is
 * compressed while somebody waits. Cloudflare, which compresses by itself and takes no file of more than 25
 * MiB, gets those of the engine alone.
 */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle: ({ dir = '' }) => {
      const folder = join(dir, 'assets')
      for (const name of readdirSync(folder).filter((file) => shrinking.test(file))) {
        const bytes = readFileSync(join(folder, name))
        if (bytes.length < 20_000) continue
        // The last percent of the engine's 28 MB would take a minute.
        const quality = bytes.length > 2_000_000 ? 6 : 9
        const brotli = brotliCompressSync(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: quality,
            [constants.BROTLI_PARAM_LGWIN]: 24,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          },
        })
        writeFileSync(join(folder, `${name}.br`), brotli)
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 6 }))
      }
      writeFileSync(join(dir, '.assetsignore'), '*.wasm\n*.br\n*.gz\n!*.wasm.br\n!*.wasm.gz\n')
    },
  }
}

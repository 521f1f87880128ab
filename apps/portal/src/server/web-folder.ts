import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { WebFiles } from './web-files.ts'

/** The built front end in a folder, compressed as the build left it. */
export function webFolder(folder: string): WebFiles {
  const serve = serveStatic({ root: folder, precompressed: true })
  return {
    page: readFileSync(join(folder, 'index.html'), 'utf8'),
    file: async (c) => (await serve(c, async () => {})) ?? null,
  }
}

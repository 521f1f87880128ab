import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { compress } from 'hono/compress'
import type { BuiltApp } from './application.ts'

/**
 * The built app in a folder.
 * @throws when there is none
 */
export function builtIn(web: string): BuiltApp {
  return {
    page: readFileSync(join(web, 'index.html'), 'utf8'),
    files: serveStatic({ root: web }),
    compress: compress(),
  }
}

// A Worker by itself, on workerd as EU Login's is started: a plain answer, and one for which D1 is asked
// once, which a request that reads can't go below there.
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { root } from '../../scripts/install.mjs'

process.env.MINIFLARE_WORKERD_PATH ??= join(root, 'scripts/workers/workerd.sh')

const script = `export default {
  async fetch({ url }, { DB }) {
    return url.endsWith('/query') ? Response.json(await DB.prepare('select 1 as one').first()) : Response.json({ status: 'ok' })
  },
}`
await new Miniflare(
  convertV4MiniflareOptions({
    modules: true,
    script,
    compatibilityDate: '2026-11-01',
    d1Databases: ['DB'],
    resourcePersistencePath: process.env.DATA_DIR,
    host: '127.0.0.1',
    port: Number(process.env.PORT),
    cf: false,
  }),
).ready

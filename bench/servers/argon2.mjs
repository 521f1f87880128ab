// argon2id alone, at the costs of our passwords: what a sign-in can't go below. And what it can't go below
// where it is two requests that write: one that begins it, one that counts the try, hashes and opens a
// session.
import { fdatasync, openSync, write } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { hash, verify } from '@node-rs/argon2'
import { Hono } from 'hono'

const known = await hash('Correct-Horse7battery', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
const judged = async (c) => verify(known, await c.req.text())

const file = openSync(join(process.env.DATA_DIR, 'written'), 'a')
const line = Buffer.alloc(4096)
/** Waits for the disk as a commit does. */
async function written() {
  await promisify(write)(file, line)
  await promisify(fdatasync)(file)
}

const app = new Hono()
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .post('/verify', async (c) => c.json({ ok: await judged(c) }))
  .post('/begin', async (c) => {
    await written()
    return c.json({ ok: true })
  })
  .post('/finish', async (c) => {
    await written()
    const ok = await judged(c)
    await written()
    return c.json({ ok })
  })
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })

// argon2id alone, at the costs of our passwords: what a sign-in can't go below.
import { serve } from '@hono/node-server'
import { hash, verify } from '@node-rs/argon2'
import { Hono } from 'hono'

const known = await hash('Correct-Horse7battery', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
const app = new Hono()
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .post('/verify', async (c) => c.json({ ok: await verify(known, await c.req.text()) }))
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })

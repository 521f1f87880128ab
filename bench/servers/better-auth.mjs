// better-auth as it comes, on an SQLite file.
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { betterAuthProvider } from '../better-auth.mjs'

const auth = await betterAuthProvider(`http://localhost:${process.env.PORT}`, join(process.env.DATA_DIR, 'auth.db'))
const app = new Hono()
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .on(['GET', 'POST'], '/api/auth/*', (c) => auth.handler(c.req.raw))
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })

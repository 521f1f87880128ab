// Hono with an answer for which PostgreSQL is asked once: what a request that reads can't go below there.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const app = new Hono()
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .get('/query', async (c) => c.json((await pool.query('select 1 as one')).rows))
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })

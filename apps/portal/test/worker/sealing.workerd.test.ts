import { env, reset } from 'cloudflare:test'
import { beforeEach, expect, test } from 'vitest'
import { readSettings } from '../../src/server/settings.ts'
import { openKeptSealing } from '../../src/worker/sealing.ts'

const now = Math.floor(Date.now() / 1000)
beforeEach(() => reset())

test('isolates that begin together make one seal for trying, and keep it', async () => {
  const read = readSettings({ PORTAL_ORIGIN: 'https://europass.example.eu' })
  if (!read.ok) throw new Error(read.line)
  const open = () => openKeptSealing(read.settings, { bucket: env.SETTINGS, now })
  const opened = [...(await Promise.all([open(), open(), open()])), await open()]
  const keys = opened.map((one) => (one.ok ? Buffer.from(one.sealing.chain[0]?.der ?? []).toString('hex') : one.line))
  expect(new Set(keys).size).toBe(1)
  expect(opened[0]).toMatchObject({ ok: true, sealing: { trial: true } })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { settingsOf } from '../workers/settings.mjs'

it('Europass on workerd has its files’ texts, and a secret that lies in a file, each by its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workers-settings-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
    vi.unstubAllEnvs()
  })
  const file = (name, text) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  vi.stubEnv('PORTAL_ORIGIN', 'http://localhost:4711')
  vi.stubEnv('PORTAL_LINKS_FILE', file('links.json', '{ "learn": [], "work": [] }'))
  vi.stubEnv('PORTAL_SECRET_KEY_FILE', file('key', 'a key that lies in a file of its own\n'))
  const { port, settings } = await settingsOf('portal', { folder })
  expect(port).toBe(4711)
  expect(settings).toMatchObject({
    PORTAL_SECRET_KEY: 'a key that lies in a file of its own',
    PORTAL_LINKS_FILE: 'PORTAL_LINKS_TEXT',
    PORTAL_LINKS_TEXT: '{ "learn": [], "work": [] }',
  })
  expect(settings).not.toHaveProperty('PORTAL_SECRET_KEY_FILE')
})

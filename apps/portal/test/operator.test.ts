import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openSqliteStore } from '../src/server/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-operator-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = fileURLToPath(new URL('../src/operator.ts', import.meta.url))
const run = promisify(execFile)
const operate = (...argv: readonly string[]) =>
  run(process.execPath, ['--conditions=laissez-passer:source', file, ...argv], {
    env: { ...process.env, DATA_DIR: folder, PORTAL_DATABASE_URL: '' },
  })

test('the operator reads the survey where the data are, and nothing else', async () => {
  const store = await openSqliteStore(join(folder, 'portal.sqlite'))
  const answers = { easy: 5, purpose: 'cv', done: 'yes', recommend: 4, better: '', language: 'en' } as const
  await store.survey.add(answers, { id: 'one', day: '2026-11-27', person: 'n00secret' })
  await store.close()
  expect((await operate('survey')).stdout).toContain('1 answer from 2026-11-27')
  const { stdout } = await operate('survey', '--csv')
  expect(stdout).toContain('"2026-11-27","en","5","cv","yes","4",""')
  expect(stdout).not.toContain('n00secret')
  await expect(operate('accounts')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') })
})

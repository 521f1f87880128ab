import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultServices } from './support/default-services.ts'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import type { Place } from '../src/cli/place-of-data.ts'
import { runProgram } from '../src/cli/program.ts'
import { databaseKinds, emptyPlace, secretKey, type TestPlace } from './support/places.ts'
import { personIn } from './support/person.ts'
import { trials } from './support/trials.ts'

it('every command has its trial', () => {
  expect(Object.keys(trials).toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
})

it('every command stands in the documentation', async () => {
  const page = await readFile(
    new URL('../../../docs/src/content/docs/addresses-and-settings.md', import.meta.url),
    'utf8',
  )
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
  const documented = ({ name }: { readonly name: string }) =>
    named.some((each) => each === name || each.startsWith(`${name} <`) || each.startsWith(`${name} [`))
  expect(commands.filter((command) => !documented(command)).map(({ name }) => name)).toEqual([])
})

describe.each(databaseKinds)('on %s', (kind) => {
  let place: TestPlace
  let opened: Place
  let before: readonly string[]

  const audited = async (): Promise<readonly { id: string; kind: string; by: unknown }[]> => {
    const environment = place.environment
    const open = async () => ({ ...opened, close: async () => {} })
    const { out } = await runProgram(['audit', 'list', '--limit', '1000', '--json'], { commands, environment, open })
    return JSON.parse(out).rows
  }

  beforeAll(async () => {
    place = await emptyPlace(kind, inject('postgres'))
    await mkdir(place.folder, { recursive: true })
    await writeFile(join(place.folder, 'services.json'), defaultServices)
    await place.withStore((store) => personIn(store, place.environment))
    opened = await place.open(place.environment)
    before = (await audited()).map(({ id }) => id)
  }, 60_000)

  afterAll(async () => {
    await opened.close()
    await place.remove()
  })

  // One after the other, on the same data: what one does the next one finds.
  it.each(Object.entries(trials).filter(([, trial]) => trial !== 'elsewhere'))(
    '%s',
    async (name, trial) => {
      if (trial === 'elsewhere') return
      const args = await trial.args({ ...place, file: (file) => join(place.folder, file) })
      const { code, err, out } = await runProgram([...name.split(' '), ...args, '--json'], {
        commands,
        environment: place.environment,
        // Wrangler takes half a second to open: once for all of them.
        open: async () => ({ ...opened, close: async () => {} }),
      })
      expect({ code, err }, out).toEqual({ code: trial.code ?? 0, err: '' })
      expect(JSON.parse(out)).toMatchObject({ ok: (trial.code ?? 0) === 0, ...trial.says })
      // Whatever it says: sealed values, keys and hashes stay inside.
      for (const secret of [secretKey, /"k\d\.[\w-]/, /\$argon2/, /PRIVATE KEY/]) expect(out).not.toMatch(secret)
    },
    30_000,
  )

  it('whatever they did is the operator’s in the audit log, and what concerns no person is there too', async () => {
    const rows = (await audited()).filter(({ id }) => !before.includes(id))
    expect(
      rows.filter(({ by }) => by === null || typeof by !== 'object' || !('via' in by) || by.via !== 'command'),
    ).toEqual([])
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['settings-changed', 'token-added', 'account-locked', 'keys-rotated']),
    )
  }, 30_000)
})

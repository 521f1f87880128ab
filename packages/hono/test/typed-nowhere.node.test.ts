import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { password } from '../src/methods/password/face.ts'
import { token, tokenApp } from '../src/methods/token/face.ts'
import { platform } from './support/platform.node.ts'
import { authorizeAddress, elodie, makeWorld, registered, rightPassword, signIn } from './support/world.ts'

/** What somebody may type into the wrong field, or into the right one. */
const typed = {
  identifier: 'Grey-Walrus-71-identifier',
  address: 'grey-walrus-72@nowhere.example',
  reset: 'Grey-Walrus-73-reset',
  again: 'Grey-Walrus-74-again',
  wrong: 'Grey-Walrus-75-wrong',
  chosen: 'Grey-Walrus-76-chosen',
  current: 'Grey-Walrus-77-current',
  code: '83619472',
  pin: '739142',
}

/** As it may lie about: itself, encoded, or as a hash that whoever has the database tries words against. */
function forms(text: string): readonly string[] {
  const both = [text, text.toLowerCase()]
  return both.flatMap((one) => {
    const hash = createHash('sha256').update(one)
    const hex = hash.digest('hex')
    const bytes = Buffer.from(one)
    return [
      one,
      bytes.toString('hex'),
      bytes.toString('base64url').slice(0, -2),
      hex,
      Buffer.from(hex, 'hex').toString('base64url'),
    ]
  })
}

test('what people type into a form to prove something, or by mistake, is in no row and no log as it was typed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'typed-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  const parts = await platform(path)
  const methods = [mobileAppPin(), token(), tokenApp(), password()]
  const world = await makeWorld(parts, { methods })
  await registered(world)

  const stranger = world.browser()
  await signIn(stranger, { identifier: typed.identifier, password: typed.wrong, start: await authorizeAddress() })
  await signIn(stranger, { identifier: typed.address, password: typed.wrong })
  await signIn(stranger, { password: typed.wrong })
  await stranger.submit(await stranger.get('/cas/password/lost'), { identifier: typed.reset })
  await stranger.post('/cas/password/expired', { identifier: typed.again })

  const owner = world.browser()
  await signIn(owner)
  const list = '/cas/account/password'
  const change = { currentPassword: typed.current, newPassword: typed.chosen, confirmPassword: typed.chosen }
  await owner.post(list, change)
  await owner.post(list, { ...change, currentPassword: rightPassword })
  await owner.post('/cas/mobile', { name: 'Phone', pin: typed.pin, confirmPin: typed.pin })
  const page = await owner.submit(await owner.get('/cas/account/tokens/app'), { name: 'App' })
  await owner.submit(page, { code: typed.code })
  expect((await signIn(world.browser(), { password: typed.chosen })).hops.at(-1)).toContain('/cas/continue')
  parts.store.close()

  const database = new DatabaseSync(path, { readOnly: true })
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all()
  const rows = tables.flatMap(({ name }) =>
    database
      .prepare(`select * from "${String(name)}"`)
      .all()
      .map((row) => JSON.stringify({ table: name, ...row })),
  )
  database.close()
  expect(rows.some((row) => row.includes(elodie.email))).toBe(true)
  const everything = [...rows, ...world.log.map((event) => JSON.stringify(event))]
  for (const [field, text] of Object.entries(typed))
    for (const form of forms(text))
      expect(
        everything.filter((line) => line.includes(form)),
        `${field} as ${form}`,
      ).toEqual([])
})

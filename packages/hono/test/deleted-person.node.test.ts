import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { deleteAccount } from '@laissez-passer/core/operator'
import { eulogin2025 } from '@laissez-passer/core/password'
import { providerSettings } from '@laissez-passer/core/context'
import { password } from '../src/methods/password/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { tokenApp } from '../src/methods/token/face.ts'
import { platform } from './support/platform.node.ts'
import { makeWorld, origin, registered, rightPassword, signIn } from './support/world.ts'

const person = {
  firstName: 'Quirinalda',
  lastName: 'Zwetschgenbaum',
  email: 'Quirinalda.Zw@example.org',
  confirmEmail: 'Quirinalda.Zw@example.org',
  language: 'en',
  privacy: 'on',
}
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 Quirky/7'

/** Every byte of the database, its write-ahead log and whatever lies beside it. */
async function bytesOf(folder: string): Promise<string> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')))
  return files.join('\n')
}

it('of a person who used their account and is deleted, nothing is left but the pseudonym of the audit log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deleted-person-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const made = await platform(join(folder, 'id.db'))
  onTestFinished(() => made.store.close())
  const sent: string[] = []
  const world = await makeWorld(made, {
    mailbox: false,
    mail: {
      async send({ subject, to }) {
        sent.push(`${to} ${subject}`)
        return { ok: true }
      },
    },
    methods: [password(), passkey(), tokenApp(), recoveryCode()],
    trustedProxies: ['127.0.0.1'],
    peer: () => '127.0.0.1',
  })
  const headers = { 'User-Agent': agent, 'X-Forwarded-For': '203.0.113.77' }
  // Somebody tries the address before there is an account, and mistypes afterwards.
  await signIn(world.browser(headers), { identifier: person.email })
  const uid = await registered(world, person)
  const account = await made.store.accounts.find({ uid })
  if (!account) throw new Error('no account')
  for (const wrong of ['Wrong-Horse7battery', 'Other-Horse7battery'])
    await signIn(world.browser(headers), { identifier: uid, password: wrong })
  const browser = world.browser(headers)
  await signIn(browser, { identifier: person.email, password: rightPassword, start: '/cas/account/tokens/app' })
  await browser.submit(await browser.get('/cas/account/tokens/app'), { name: 'Quirinalda’s app' })
  await signIn(world.browser(headers), { identifier: uid })
  await world.provider.runOnce()
  const telling = [person.firstName, person.lastName, 'uirinalda.zw', 'uirinalda.Zw', uid, account.id, 'Quirinalda']
  const before = await bytesOf(folder)
  for (const text of [person.firstName, person.lastName, uid, account.id]) expect(before).toContain(text)

  const settings = providerSettings({ origin, name: 'Laissez-passer', passwordPolicy: eulogin2025 })
  const context = { ...made, ...made.runtime, settings, now: made.runtime.now() }
  const by = { via: 'command', name: 'root' } as const
  expect(await deleteAccount(context, { by, reason: 'asked by letter', accountId: account.id })).toMatchObject({
    ok: true,
  })
  await world.provider.runOnce()
  expect(sent.at(-1)).toContain('is deleted')
  expect(sent.at(-1)).toContain(person.email)
  const after = await bytesOf(folder)
  for (const text of telling) expect(after).not.toContain(text)
  // Counts of a network address are everybody's behind it: they go by themselves.
  world.wait(90_000)
  await world.provider.runOnce()
  const later = await bytesOf(folder)
  for (const text of ['203.0.113.77', 'Quirky', 'Firefox']) expect(later).not.toContain(text)
  const { head } = await made.store.audit.chain()
  expect(head.position).toBeGreaterThan(0)
})

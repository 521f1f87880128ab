import { platform } from '#platform'
import { sealAudit, verifyAudit } from '@laissez-passer/core/audit'
import { expect, it } from 'vitest'
import { lockAccount } from '@laissez-passer/core/operator'
import { elodie, linkIn, makeWorld, registered, rightPassword, signIn } from './support/world.ts'

it('the audit log of a whole life tells what happened and never to whom', async () => {
  const world = await makeWorld(await platform(), { trustedProxies: ['127.0.0.1'], peer: () => '127.0.0.1' })
  const uid = await registered(world)
  const from = {
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0',
    'X-Forwarded-For': '203.0.113.9',
  }
  const browser = world.browser(from)
  await signIn(browser)
  const change = await browser.get('/cas/account/password')
  const chosen = {
    currentPassword: rightPassword,
    newPassword: 'Other-Horse7battery',
    confirmPassword: 'Other-Horse7battery',
  }
  await browser.submit(change, chosen, { action: '/cas/account/password' })
  await world.browser().post('/cas/password/lost', { identifier: elodie.email })
  const reset = (await world.mails()).find(({ template }) => template === 'password-reset')
  const again = { newPassword: rightPassword, confirmPassword: rightPassword }
  await browser.submit(await browser.get(linkIn(reset)), again)

  const account = await world.store.accounts.find({ email: elodie.email })
  const accountId = account?.id ?? ''
  const context = { store: world.store, ...world.runtime, now: world.runtime.now() }
  const by = { via: 'command', name: 'root' } as const
  expect(await lockAccount(context, { accountId, by, reason: `${elodie.email} was stolen` })).toEqual({ ok: true })

  await sealAudit(world)
  const rows = await world.store.audit.sealed({ after: 0, limit: 100 })
  const kinds = rows.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['password-chosen', 'signed-in', 'password-changed', 'account-locked']))
  expect(new Set(rows.map(({ subject }) => subject)).size).toBe(1)
  expect(rows.find(({ kind }) => kind === 'account-locked')).toMatchObject({ by, reason: '… was stolen' })
  expect(await verifyAudit(world)).toMatchObject({ ok: true, count: rows.length })
  const all = JSON.stringify(rows)
  for (const personal of [uid, accountId, elodie.email, 'lodie', 'ller', '203.0.113', 'Firefox'])
    expect(all).not.toContain(personal)
})

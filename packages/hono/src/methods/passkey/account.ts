import {
  addPasskey,
  listPasskeys,
  maxPasskeys,
  newPasskeyOptions,
  removePasskey,
  renamePasskey,
  userDetails,
} from '@laissez-passer/core/internal/methods/passkey'
import type { Addresses } from '@laissez-passer/core/addresses'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { AddPasskeyProps, PasskeysProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import { destinationOf, wayOn, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { credentialIfAsked, readForm, readQuery, text, whole } from '../../form.ts'
import type { SignedIn } from '../../session.ts'
import { type FreshlySignedIn, forFreshPerson, forPerson } from '../../signed-in.ts'
import { visitorOf } from '../../visitor.ts'
import { noticeFrom, withNotice } from '../../account/notice.ts'

/** What its page may say was done. */
const NOTICES = ['passkey-added', 'passkey-renamed', 'passkey-removed'] as const

const manageForm = z.object({ action: text, passkey: text, name: text })
const addForm = z.object({ name: text, where: text, passkey: credentialIfAsked, continue: whole })
const query = z.object({ continue: whole })

/** Manage my passkeys: list, add, rename, remove. */
export const passkeysRoom: Room = { routes: passkeysRoutes, changesFactors: ({ account }) => [account('passkeys')] }

function passkeysRoutes({ addresses, render, fail }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('passkeys')
  const adding = `${home}/add`
  const removal = forFreshPerson(async (c, { account, person }) => {
    const { passkeys } = await listPasskeys(c.get('context'), { accountId: account.id })
    const passkey = passkeys.find(({ id }) => id === c.req.query('remove'))
    if (!passkey) return fail(c, 404, { reason: 'gone' })
    return render(c, 'passkeyRemove', { person, action: home, passkey, last: passkeys.length === 1, cancelHref: home })
  })
  const remove = forFreshPerson(async (c, { fresh }) => {
    const { passkey: passkeyId } = await readForm(c, manageForm)
    const result = await removePasskey(c.get('context'), { fresh, passkeyId })
    return result.ok ? c.redirect(withNotice(home, 'passkey-removed'), 303) : fail(c, 404, { reason: 'gone' })
  })
  const rename = forPerson(async (c, signedIn) => {
    const { passkey, name } = await readForm(c, manageForm)
    const result = await renamePasskey(c.get('context'), { accountId: signedIn.account.id, passkeyId: passkey, name })
    if (result.ok) return c.redirect(withNotice(home, 'passkey-renamed'), 303)
    return result.reason === 'invalid'
      ? list(c, signedIn, { renaming: { passkey, name }, issues: result.issues })
      : fail(c, 404, { reason: 'gone' })
  })
  const add = forFreshPerson(async (c, current) => {
    const { name, passkey: response, where, continue: wish } = await readForm(c, addForm)
    const continueTo = destinationOf(c, wish)
    const values = { name, where: placeOf(where) }
    // Sent by no script: first what is wrong with the name, as far as that can be said.
    if (response === null) {
      const code = name === '' ? { field: 'name', code: 'required' } : { field: 'form', code: 'passkey-no-script' }
      return addPage(c, current, { values, continueTo, issues: [code] })
    }
    const result = await addPasskey(c.get('context'), { fresh: current.fresh, name, response })
    if (result.ok) return c.redirect(withContinue(withNotice(home, 'passkey-added'), continueTo), 303)
    const issues = result.reason === 'invalid' ? result.issues : [{ field: 'form', code: `passkey-${result.reason}` }]
    return addPage(c, current, { values, continueTo, issues })
  })

  // Asked by a script on the way on: what comes of it is told by mail.
  const upgrade = forFreshPerson(async (c, { fresh }) => {
    const { passkey: response } = await readForm(c, z.object({ passkey: credentialIfAsked }))
    const { browserName: name } = visitorOf(c)
    const made = { fresh, name: name || 'Passkey', response: response ?? '', upgrade: true }
    return c.body(null, (await addPasskey(c.get('context'), made)).ok ? 204 : 422)
  })

  return new Hono<ProviderEnv>()
    .post(upgradeAddress(addresses), upgrade)
    .get(home, (c) =>
      c.req.query('remove') === undefined ? forPerson((_, signedIn) => list(c, signedIn))(c) : removal(c),
    )
    .post(home, async (c) => ((await readForm(c, manageForm)).action === 'remove' ? remove(c) : rename(c)))
    .get(
      adding,
      forFreshPerson((c, current) => {
        const continueTo = destinationOf(c, readQuery(c, query).continue)
        return addPage(c, current, { values: { name: '', where: 'this-device' }, continueTo })
      }),
    )
    .post(adding, add)

  async function list(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    refused: Pick<PasskeysProps, 'renaming' | 'issues'> = {},
  ): Promise<Response> {
    const { accepted, passkeys } = await listPasskeys(c.get('context'), { accountId: account.id })
    const continueTo = destinationOf(c, readQuery(c, query).continue)
    return render(c, 'passkeys', {
      person,
      action: home,
      passkeys,
      addHref: withContinue(adding, continueTo),
      maxPasskeys,
      accepted: JSON.stringify(accepted),
      details: JSON.stringify(userDetails(c.get('context'), account)),
      notice: noticeFrom(c, NOTICES),
      proceed: continueTo === null || passkeys.length === 0 ? null : await wayOn(c, { continueTo, method: 'passkey' }),
      ...refused,
      path: withContinue(home, continueTo),
    })
  }

  async function addPage(
    c: Context<ProviderEnv>,
    current: FreshlySignedIn,
    shown: Pick<AddPasskeyProps, 'values'> & {
      readonly continueTo: string | null
      readonly issues?: readonly FieldIssue[]
    },
  ): Promise<Response> {
    const { values, continueTo, issues = [] } = shown
    const options = await newPasskeyOptions(c.get('context'), current)
    const full = options.excludeCredentials.length >= maxPasskeys
    return render(c, 'addPasskey', {
      person: current.person,
      action: adding,
      hidden: continueTo === null ? {} : { continue: continueTo },
      issues,
      values,
      options: JSON.stringify(options),
      cancelHref: continueTo === null ? home : withContinue(addresses.signIn, continueTo),
      full: full ? { maxPasskeys, passkeysHref: home } : null,
      path: withContinue(adding, continueTo),
      ...(full ? { httpStatus: 409 } : {}),
    })
  }
}

/** Where a script posts what a browser made without a question. */
export function upgradeAddress({ account }: Addresses): string {
  return `${account('passkeys')}/upgrade`
}

function placeOf(where: string): AddPasskeyProps['values']['where'] {
  return where === 'phone' || where === 'security-key' ? where : 'this-device'
}

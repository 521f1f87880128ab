import { withQuery } from '@laissez-passer/core/addresses'
import { type ListedToken, listTokens } from '@laissez-passer/core/methods/token'
import { removeToken, renameToken, resynchroniseToken, tokenRules } from '@laissez-passer/core/internal/methods/token'
import type { TokenItem, TokensProps, TokenStepProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import { destinationOf, wayOn, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, readQuery, text, whole } from '../../form.ts'
import type { SignedIn } from '../../session.ts'
import { forFreshPerson, forPerson } from '../../signed-in.ts'
import { noticeFrom, withNotice } from '../../account/notice.ts'
import { tokenIssues } from './forms.ts'

/** What its page may say was done. */
const NOTICES = ['token-added', 'token-renamed', 'token-removed', 'token-in-step'] as const

const form = z.object({ action: text, token: text, name: text, code: text, nextCode: text })
const query = z.object({ continue: whole })
const maxTokens = tokenRules.perAccount

/** Manage my tokens: list, rename, put back into step, remove. */
export const tokensRoom: Room = { routes: tokensRoutes, changesFactors: ({ account }) => [account('tokens')] }

function tokensRoutes({ addresses, render, fail }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('tokens')
  const addingApp = addresses.account('tokens/app')
  const taking = addresses.account('tokens/device')
  const removal = forFreshPerson(async (c, { account, person }) => {
    const tokens = await listTokens(c.get('context'), { accountId: account.id })
    const token = tokens.find(({ id }) => id === c.req.query('remove'))
    if (!token) return fail(c, 404, { reason: 'gone' })
    const last = tokens.length === 1
    return render(c, 'tokenRemove', { person, action: home, token: itemOf(token), last, cancelHref: home })
  })
  const remove = forFreshPerson(async (c, { fresh }) => {
    const { token: tokenId } = await readForm(c, form)
    const result = await removeToken(c.get('context'), { fresh, tokenId })
    return result.ok ? c.redirect(withNotice(home, 'token-removed'), 303) : fail(c, 404, { reason: 'gone' })
  })
  const rename = forPerson(async (c, signedIn) => {
    const { token, name } = await readForm(c, form)
    const result = await renameToken(c.get('context'), { accountId: signedIn.account.id, tokenId: token, name })
    if (result.ok) return c.redirect(withNotice(home, 'token-renamed'), 303)
    return result.reason === 'invalid'
      ? list(c, signedIn, { renaming: { token, name }, issues: result.issues })
      : fail(c, 404, { reason: 'gone' })
  })
  const resynchronise = forPerson(async (c, signedIn) => {
    const { token: tokenId, code, nextCode } = await readForm(c, form)
    const accountId = signedIn.account.id
    const result = await resynchroniseToken(c.get('context'), { accountId, tokenId, code, nextCode })
    if (result.ok) return c.redirect(withNotice(home, 'token-in-step'), 303)
    if (result.reason === 'unknown') return fail(c, 404, { reason: 'gone' })
    return result.reason === 'throttled'
      ? stepPage(c, signedIn, { tokenId, until: result.until })
      : stepPage(c, signedIn, { tokenId, until: null, issues: tokenIssues(result.issues) })
  })

  return new Hono<ProviderEnv>()
    .get(home, (c) => {
      if (c.req.query('remove') !== undefined) return removal(c)
      const tokenId = c.req.query('resynchronise')
      return forPerson((_, signedIn) =>
        tokenId === undefined ? list(c, signedIn) : stepPage(c, signedIn, { tokenId, until: null }),
      )(c)
    })
    .post(home, async (c) => {
      const { action } = await readForm(c, form)
      if (action === 'remove') return remove(c)
      return action === 'resynchronise' ? resynchronise(c) : rename(c)
    })

  async function list(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    refused: Pick<TokensProps, 'renaming' | 'issues'> = {},
  ): Promise<Response> {
    const context = c.get('context')
    const tokens = await listTokens(context, { accountId: account.id })
    const continueTo = destinationOf(c, readQuery(c, query).continue)
    const offered = (method: string) => context.methods.some(({ name }) => name === method)
    return render(c, 'tokens', {
      person,
      action: home,
      tokens: tokens.map(itemOf),
      addAppHref: offered('token-app') ? withContinue(addingApp, continueTo) : null,
      takeHref: offered('token') ? withContinue(taking, continueTo) : null,
      maxTokens,
      notice: noticeFrom(c, NOTICES),
      proceed: continueTo === null || tokens.length === 0 ? null : await wayOn(c, { continueTo }),
      ...refused,
      path: withContinue(home, continueTo),
    })
  }

  async function stepPage(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    shown: Pick<TokenStepProps, 'until' | 'issues'> & { readonly tokenId: string },
  ): Promise<Response> {
    const { tokenId, until } = shown
    const tokens = await listTokens(c.get('context'), { accountId: account.id })
    const token = tokens.find(({ id, kind }) => id === tokenId && kind !== 'ocra')
    if (!token) return fail(c, 404, { reason: 'gone' })
    return render(c, 'tokenStep', {
      person,
      action: home,
      token: itemOf(token),
      until,
      issues: shown.issues ?? [],
      cancelHref: home,
      path: withQuery(home, { resynchronise: tokenId }),
      ...(until === null ? {} : { httpStatus: 429 as const }),
    })
  }
}

/** A token as the pages' contract has it. */
function itemOf({ id, name, kind, origin, serial, createdAt, lastSeenAt }: ListedToken): TokenItem {
  const sort = kind === 'ocra' ? 'challenge' : origin
  return { id, name, sort, serial, createdAt, lastSeenAt }
}

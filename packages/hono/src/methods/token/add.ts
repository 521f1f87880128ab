import { withQuery } from '@laissez-passer/core/addresses'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { listTokens } from '@laissez-passer/core/methods/token'
import {
  confirmTokenApp,
  startTokenApp,
  takeToken,
  tokenRules,
  viewTokenApp,
} from '@laissez-passer/core/internal/methods/token'
import type { TakeTokenProps, TokenAppProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import { destinationOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, readQuery, text, textIfAsked, whole } from '../../form.ts'
import type { SignedIn } from '../../session.ts'
import { type FreshlySignedIn, forFreshPerson } from '../../signed-in.ts'
import { withNotice } from '../../account/notice.ts'
import { tokenIssues } from './forms.ts'

const appForm = z.object({ id: text, name: text, code: textIfAsked, continue: whole })
const takeForm = z.object({ serial: text, code: text, nextCode: text, name: text, continue: whole })
const query = z.object({ id: text, continue: whole })
const maxTokens = tokenRules.perAccount

/**
 * Add a token: an authenticator app by its QR code, or a device that an operator imported by its serial
 * number.
 */
export const addTokenRoom: Room = { routes: addTokenRoutes }

function addTokenRoutes({ addresses, render, fail }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('tokens')
  const addingApp = addresses.account('tokens/app')
  const taking = addresses.account('tokens/device')
  const offers = (c: Context<ProviderEnv>, method: string) =>
    c.get('context').methods.some(({ name }) => name === method)

  return new Hono<ProviderEnv>()
    .get(addingApp, (c) => {
      if (!offers(c, 'token-app')) return fail(c, 404)
      return forFreshPerson((_, current) => {
        const { id, continue: wish } = readQuery(c, query)
        const continueTo = destinationOf(c, wish)
        return id === ''
          ? namePage(c, current, { name: '', continueTo })
          : appPage(c, current, { id, continueTo, until: null })
      })(c)
    })
    .post(addingApp, async (c) => {
      if (!offers(c, 'token-app')) return fail(c, 404)
      const { code, continue: wish, id, name } = await readForm(c, appForm)
      const continueTo = destinationOf(c, wish)
      return forFreshPerson((_, current) =>
        code === null ? start(c, current, { name, continueTo }) : confirm(c, current, { id, code, continueTo }),
      )(c)
    })
    .get(taking, (c) => {
      if (!offers(c, 'token')) return fail(c, 404)
      return forFreshPerson((_, current) => {
        const continueTo = destinationOf(c, readQuery(c, query).continue)
        return takePage(c, current, { values: { serial: '', name: '' }, continueTo, until: null })
      })(c)
    })
    .post(taking, async (c) => {
      if (!offers(c, 'token')) return fail(c, 404)
      return forFreshPerson((_, current) => take(c, current))(c)
    })

  async function start(
    c: Context<ProviderEnv>,
    current: FreshlySignedIn,
    { name, continueTo }: { readonly name: string; readonly continueTo: string | null },
  ): Promise<Response> {
    const started = await startTokenApp(c.get('context'), { fresh: current.fresh, name })
    if (started.ok) return c.redirect(appAddress(started.app.id, continueTo), 303)
    const issues = started.reason === 'invalid' ? started.issues : []
    return namePage(c, current, { name, continueTo, issues })
  }

  async function confirm(
    c: Context<ProviderEnv>,
    current: FreshlySignedIn,
    { code, continueTo, id }: { readonly id: string; readonly code: string; readonly continueTo: string | null },
  ): Promise<Response> {
    const result = await confirmTokenApp(c.get('context'), { fresh: current.fresh, id, code })
    if (result.ok) return c.redirect(withContinue(withNotice(home, 'token-added'), continueTo), 303)
    switch (result.reason) {
      case 'invalid':
        return appPage(c, current, { id, continueTo, until: null, issues: tokenIssues(result.issues) })
      case 'throttled':
        return appPage(c, current, { id, continueTo, until: result.until })
      case 'too-many':
        return namePage(c, current, { name: '', continueTo })
      case 'unknown':
        return appPage(c, current, { id, continueTo, until: null })
    }
  }

  async function take(c: Context<ProviderEnv>, current: FreshlySignedIn): Promise<Response> {
    const { continue: wish, ...typed } = await readForm(c, takeForm)
    const continueTo = destinationOf(c, wish)
    const result = await takeToken(c.get('context'), { fresh: current.fresh, ...typed })
    if (result.ok) return c.redirect(withContinue(withNotice(home, 'token-added'), continueTo), 303)
    const { name, serial } = typed
    return takePage(c, current, {
      values: { serial, name },
      continueTo,
      until: result.reason === 'throttled' ? result.until : null,
      ...(result.reason === 'invalid' ? { issues: tokenIssues(result.issues) } : {}),
    })
  }

  async function namePage(
    c: Context<ProviderEnv>,
    current: SignedIn,
    shown: { readonly name: string; readonly continueTo: string | null; readonly issues?: readonly FieldIssue[] },
  ): Promise<Response> {
    const { continueTo, issues = [], name } = shown
    return render(c, 'addTokenApp', {
      ...common(current, { action: addingApp, continueTo }),
      issues,
      values: { name },
      ...(await fullness(c, current)),
      path: withContinue(addingApp, continueTo),
    })
  }

  async function appPage(
    c: Context<ProviderEnv>,
    current: SignedIn,
    shown: Pick<TokenAppProps, 'until' | 'issues'> & { readonly id: string; readonly continueTo: string | null },
  ): Promise<Response> {
    const { continueTo, id, until } = shown
    const app = await viewTokenApp(c.get('context'), { account: current.account, id })
    const { hidden, ...props } = common(current, { action: addingApp, continueTo })
    return render(c, 'tokenApp', {
      ...props,
      hidden: { ...hidden, id },
      issues: shown.issues ?? [],
      name: app?.name ?? '',
      link: app?.link ?? null,
      secret: app?.secret ?? '',
      expiresAt: app?.expiresAt ?? 0,
      lifetimeSeconds: tokenRules.enrolmentSeconds,
      until,
      againHref: withContinue(addingApp, continueTo),
      path: appAddress(id, continueTo),
      ...(app === null ? { httpStatus: 410 as const } : until === null ? {} : { httpStatus: 429 as const }),
    })
  }

  async function takePage(
    c: Context<ProviderEnv>,
    current: SignedIn,
    shown: Pick<TakeTokenProps, 'values' | 'until' | 'issues'> & { readonly continueTo: string | null },
  ): Promise<Response> {
    const { continueTo, issues = [], until, values } = shown
    return render(c, 'takeToken', {
      ...common(current, { action: taking, continueTo }),
      issues,
      values,
      until,
      ...(await fullness(c, current)),
      path: withContinue(taking, continueTo),
      ...(until === null ? {} : { httpStatus: 429 as const }),
    })
  }

  /** What each of these pages has. */
  function common(
    { person }: SignedIn,
    { action, continueTo }: { readonly action: string; readonly continueTo: string | null },
  ) {
    return {
      person,
      action,
      hidden: continueTo === null ? {} : { continue: continueTo },
      cancelHref: continueTo === null ? home : withContinue(addresses.signIn, continueTo),
    }
  }

  /** As many tokens as allowed: the page explains it in place of its form. */
  async function fullness(c: Context<ProviderEnv>, { account }: SignedIn) {
    const tokens = await listTokens(c.get('context'), { accountId: account.id })
    return tokens.length >= maxTokens
      ? { full: { maxTokens, tokensHref: home }, httpStatus: 409 as const }
      : { full: null }
  }

  function appAddress(id: string, continueTo: string | null): string {
    return withQuery(addingApp, { id, continue: continueTo })
  }
}

import { withQuery } from '@laissez-passer/core/addresses'
import {
  enrolmentTopic,
  listDevices,
  startEnrolment,
  viewEnrolment,
} from '@laissez-passer/core/internal/authenticator/server'
import type { FieldIssue } from '@laissez-passer/core/errors'
import type { EnrolmentProps } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import { askOf, destinationOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { code, readForm, readQuery, text, whole } from '../../form.ts'
import { changes } from '../../live.ts'
import type { SignedIn } from '../../session.ts'
import { forFreshPerson, forPerson } from '../../signed-in.ts'

const form = z.object({ name: text, pin: code, confirmPin: code, replace: text, continue: whole })
const query = z.object({ continue: whole, replace: text })

/**
 * Adding a mobile device: the form, then the page with the QR code that notices by itself when the phone is
 * done.
 */
export const enrolmentRoom: Room = { routes: enrolmentRoutes, changesFactors: ({ mobile }) => [mobile] }

function enrolmentRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render, fail } = parts
  const home = addresses.mobile
  const list = addresses.account('devices')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forFreshPerson((c, signedIn) => {
        const { continue: wish, replace } = readQuery(c, query)
        return formPage(c, signedIn, { name: null, replace, wish })
      }),
    )
    .post(
      home,
      forFreshPerson(async (c, signedIn) => {
        const { continue: wish, replace, ...fields } = await readForm(c, form)
        const result = await startEnrolment(c.get('context'), {
          fresh: signedIn.fresh,
          replaces: replace || null,
          ...fields,
        })
        if (result.ok) return c.redirect(withContinue(`${home}/${result.enrolment.id}`, destinationOf(c, wish)), 303)
        return formPage(c, signedIn, {
          name: fields.name,
          replace,
          wish,
          ...(result.reason === 'invalid' ? { issues: result.issues } : {}),
        })
      }),
    )
    .get(
      `${home}/:id`,
      forPerson(async (c, signedIn) => enrolmentPage(c, signedIn)),
    )
    .get(
      `${home}/:id/events`,
      forPerson((c, { account }) => {
        const id = c.req.param('id') ?? ''
        return changes(c, parts, async (context) => {
          const view = await viewEnrolment(context, { id, accountId: account.id })
          return view.ok && view.enrolment.status === 'pending' ? enrolmentTopic(id) : null
        })
      }),
    )

  async function formPage(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    {
      name,
      replace,
      wish,
      issues = [],
    }: {
      /** As typed; null: not yet. */
      readonly name: string | null
      readonly replace: string
      readonly wish: string
      readonly issues?: readonly FieldIssue[]
    },
  ): Promise<Response> {
    const { authenticatorOrigin, maxDevices, origin } = c.get('context').settings
    const continueTo = destinationOf(c, wish)
    const devices = await listDevices(c.get('context'), account.id)
    const replaces = devices.find(({ id }) => id === replace) ?? null
    if (replace !== '' && replaces === null) return fail(c, 404)
    const full = replaces === null && devices.length >= maxDevices
    const again = (id: string) => withContinue(addingAgain(id), continueTo)
    return render(c, 'addDevice', {
      person,
      action: home,
      hidden: {
        ...(continueTo === null ? {} : { continue: continueTo }),
        ...(replaces ? { replace: replaces.id } : {}),
      },
      issues,
      values: { name: name ?? replaces?.name ?? '' },
      replaces: replaces && { name: replaces.name },
      known: replaces
        ? []
        : devices.map(({ id, name: known, model }) => ({ name: known, model, againHref: again(id) })),
      cancelHref: continueTo === null ? list : withContinue(addresses.signIn, continueTo),
      appHref: authenticatorOrigin ?? origin,
      full: full ? { maxDevices, devicesHref: list } : null,
      path: replaces ? again(replaces.id) : withContinue(home, continueTo),
      ...(full ? { httpStatus: 409 } : {}),
    })
  }

  async function enrolmentPage(c: Context<ProviderEnv>, { account, person }: SignedIn): Promise<Response> {
    const context = c.get('context')
    const id = c.req.param('id') ?? ''
    const found = await viewEnrolment(context, { id, accountId: account.id })
    if (!found.ok) return fail(c, 404)
    const { status, name, link, expiresAt, device, replaces } = found.enrolment
    const continueTo = destinationOf(c, readQuery(c, query).continue)
    const destination = continueTo === null ? null : await context.describeDestination(continueTo)
    return render(c, 'enrolment', {
      person,
      status,
      name,
      link,
      expiresAt,
      triesLeft: null,
      device,
      eventsHref: `${home}/${encodeURIComponent(id)}/events`,
      againHref: withContinue(addingAgain(replaces), continueTo),
      cancelHref: list,
      proceedHref: continueTo === null ? list : withContinue(addresses.signIn, continueTo),
      proceed: continueTo === null || device === null ? null : proceedWith(device.id, continueTo),
      service: askOf(destination),
      notMeHref: list,
    })
  }

  /** The form; for a phone of the list whose app was installed anew, in its place. */
  function addingAgain(device: string | null): string {
    return withQuery(home, { replace: device })
  }

  /** The phone that was just added is asked at once. */
  function proceedWith(device: string, continueTo: string): NonNullable<EnrolmentProps['proceed']> {
    const method = parts.faces.find(({ rooms }) => rooms?.includes(enrolmentRoom))?.method.name ?? ''
    return { action: addresses.signIn, hidden: { stepUp: '1', method, device, continue: continueTo } }
  }
}

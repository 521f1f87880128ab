import {
  listDevices,
  removeDevice,
  renameDevice,
  stopBiometrics,
} from '@laissez-passer/core/internal/authenticator/server'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readForm, text } from '../../form.ts'
import type { SignedIn } from '../../session.ts'
import { forFreshPerson, forPerson } from '../../signed-in.ts'
import { noticeFrom, withNotice } from '../../account/notice.ts'

/** What its page may say was done. */
const NOTICES = ['device-renamed', 'device-removed', 'biometrics-off'] as const

const form = z.object({ action: text, device: text, name: text })

/** Manage my mobile devices: list, rename, turn biometrics off, remove. Adding is mobile.ts. */
export const devicesRoom: Room = { routes: deviceRoutes, changesFactors: ({ account }) => [account('devices')] }

function deviceRoutes({ addresses, render, fail }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('devices')
  const removal = forFreshPerson(async (c, { account, person }) => {
    const devices = await listDevices(c.get('context'), account.id)
    const device = devices.find(({ id }) => id === c.req.query('remove'))
    if (!device) return fail(c, 404, { reason: 'gone' })
    return render(c, 'deviceRemove', { person, action: home, device, last: devices.length === 1, cancelHref: home })
  })
  const remove = forFreshPerson(async (c, { fresh }) => {
    const { device: deviceId } = await readForm(c, form)
    const result = await removeDevice(c.get('context'), { fresh, deviceId })
    return result.ok ? c.redirect(withNotice(home, 'device-removed'), 303) : fail(c, 404, { reason: 'gone' })
  })
  const stop = forFreshPerson(async (c, { fresh }) => {
    const { device: deviceId } = await readForm(c, form)
    const result = await stopBiometrics(c.get('context'), { fresh, deviceId })
    return result.ok ? c.redirect(withNotice(home, 'biometrics-off'), 303) : fail(c, 404, { reason: 'gone' })
  })
  const rename = forPerson(async (c, signedIn) => {
    const { device, name } = await readForm(c, form)
    const result = await renameDevice(c.get('context'), { accountId: signedIn.account.id, deviceId: device, name })
    if (result.ok) return c.redirect(withNotice(home, 'device-renamed'), 303)
    return result.reason === 'invalid'
      ? list(c, signedIn, { renaming: { device, name }, issues: result.issues })
      : fail(c, 404, { reason: 'gone' })
  })

  return new Hono<ProviderEnv>()
    .get(home, (c) =>
      c.req.query('remove') === undefined ? forPerson((_, signedIn) => list(c, signedIn))(c) : removal(c),
    )
    .post(home, async (c) => {
      const { action } = await readForm(c, form)
      if (action === 'biometrics-off') return stop(c)
      return action === 'remove' ? remove(c) : rename(c)
    })

  async function list(
    c: Context<ProviderEnv>,
    { account, person }: SignedIn,
    refused: {
      readonly renaming: { readonly device: string; readonly name: string } | null
      readonly issues: readonly FieldIssue[]
    } = { renaming: null, issues: [] },
  ): Promise<Response> {
    const { maxDevices } = c.get('context').settings
    const devices = await listDevices(c.get('context'), account.id)
    const props = {
      person,
      action: home,
      devices,
      addHref: addresses.mobile,
      maxDevices,
      notice: noticeFrom(c, NOTICES),
      ...refused,
      path: home,
    }
    return render(c, 'devices', props)
  }
}

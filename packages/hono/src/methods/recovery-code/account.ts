import { makeRecoveryCodes, recoveryState } from '@laissez-passer/core/internal/methods/recovery-code'
import { Hono, type Context } from 'hono'
import type { Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import type { SignedIn } from '../../session.ts'
import { forFreshPerson } from '../../signed-in.ts'

/** My recovery codes: how many are left; ten new ones, on the answer to the form and nowhere else. */
export const recoveryCodesRoom: Room = {
  routes: recoveryCodeRoutes,
  changesFactors: ({ account }) => [account('recovery-codes')],
}

function recoveryCodeRoutes({ addresses, render }: RouteParts): Hono<ProviderEnv> {
  const home = addresses.account('recovery-codes')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forFreshPerson((c, signedIn) => page(c, signedIn, null)),
    )
    .post(
      home,
      forFreshPerson(async (c, signedIn) => {
        const made = await makeRecoveryCodes(c.get('context'), signedIn)
        return page(c, signedIn, made.ok ? made.codes : null)
      }),
    )

  async function page(c: Context<ProviderEnv>, signedIn: SignedIn, codes: readonly string[] | null): Promise<Response> {
    const { left, createdAt, factors } = await recoveryState(c.get('context'), { current: signedIn })
    return render(c, 'recoveryCodes', {
      person: signedIn.person,
      action: home,
      left,
      createdAt,
      canMake: factors > 0,
      codes,
      addHref: addresses.mobile,
      doneHref: addresses.account(),
      path: home,
    })
  }
}

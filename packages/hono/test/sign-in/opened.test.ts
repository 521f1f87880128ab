import { platform } from '#platform'
import type { OpenedSession } from '@laissez-passer/core/internal/sign-in'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Face } from '../../src/composition.ts'
import { noMeters } from '../../src/meters.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { recoveryCode } from '../../src/methods/recovery-code/face.ts'
import { goOnSignedIn } from '../../src/sign-in/opened.ts'
import { within } from '../support/within.ts'
import type { Platform } from '../support/world.ts'

let here: Platform
beforeAll(async () => {
  here = await platform()
})

const due = (path: string | null): Face => ({
  ...passkey(),
  due: { afterSignIn: async () => path, first: () => null },
})

/** What the browser of a session gets that was proved by these methods at these moments. */
async function opened({
  continueTo = null,
  faces = [],
  ours,
  proofs,
}: {
  readonly continueTo?: string | null
  readonly faces?: readonly Face[]
  readonly ours?: boolean
  readonly proofs: readonly (readonly [string, number])[]
}) {
  const counted: unknown[] = []
  const meters = { ...noMeters, signIn: (by: object) => counted.push(by) }
  const session: OpenedSession = JSON.parse(
    JSON.stringify({
      sessionToken: 'token',
      continueTo,
      account: { id: 'account' },
      session: { proofs: proofs.map(([method, at]) => ({ method, at })) },
    }),
  )
  const methods = [passkey(), password(), recoveryCode()].map(({ method }) => method)
  const { answer } = await within({ platform: here, context: { methods } }, (c) =>
    goOnSignedIn(c, { faces, meters }, { ...session, signInId: 's1', ...(ours === undefined ? {} : { ours }) }),
  )
  const cookies = new Map(
    answer.headers.getSetCookie().map((line): [string, string] => {
      const [name = '', value = ''] = line.split(/[=;]/)
      return [name.replace('__Host-lp-', ''), value]
    }),
  )
  return { status: answer.status, to: answer.headers.get('Location'), cookies, counted }
}

describe('whoever is let in', () => {
  it('has the session, and is offered next time what came last', async () => {
    const { cookies, counted } = await opened({
      proofs: [
        ['passkey', 20],
        ['password', 10],
      ],
    })
    expect([cookies.get('login'), cookies.get('method')]).toEqual(['token', 'passkey'])
    expect(counted).toEqual([{ method: 'passkey', outcome: 'signed-in' }])
    expect(
      (
        await opened({
          proofs: [
            ['password', 20],
            ['passkey', 10],
          ],
        })
      ).cookies.get('method'),
    ).toBe('password')
  })

  it('isn’t offered next time a way back in, or what is no longer there', async () => {
    for (const last of ['recovery-code', 'retired'])
      expect(
        (
          await opened({
            proofs: [
              ['password', 10],
              [last, 20],
            ],
          })
        ).cookies.has('method'),
        last,
      ).toBe(false)
    const none = await opened({ proofs: [] })
    expect([none.cookies.has('method'), none.counted]).toEqual([false, [{ method: '', outcome: 'signed-in' }]])
  })

  it('goes on over a page; to one of ours at once; where something is due, there first', async () => {
    const proofs = [['passkey', 20]] as const
    const page = '/cas/continue?flow=s1'
    expect(await opened({ proofs, continueTo: '/cas/account' })).toMatchObject({ status: 303, to: page })
    expect((await opened({ proofs, continueTo: '/cas/account', ours: false })).to).toBe(page)
    expect((await opened({ proofs, continueTo: '/cas/account', ours: true })).to).toBe('/cas/account')
    expect((await opened({ proofs, ours: true })).to).toBe(page)
    const faces = [password(), due(null), due('/due'), due('/later')].map((face) => ({ ...face }))
    const { due: _, ...plain } = password()
    expect((await opened({ proofs, faces: [plain, ...faces.slice(1)], continueTo: '/x', ours: true })).to).toBe('/due')
  })
})

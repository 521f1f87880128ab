import { platform } from '#platform'
import type { Account, Session } from '@laissez-passer/core/ports'
import { expect, it } from 'vitest'
import type { Face } from '../../src/composition.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { firstOf } from '../../src/sign-in/due.ts'
import { within } from '../support/within.ts'

const due = (to: (continueTo: string | null) => string | null): Face => ({
  ...passkey(),
  due: { afterSignIn: async () => null, first: (_c, _current, continueTo) => to(continueTo) },
})

it('the first that is due is seen to first, with the way kept; and nothing is where nothing is', async () => {
  // Nobody asks them here.
  const nobody: { readonly account: Account; readonly session: Session } = JSON.parse('{}')
  const first = async (...faces: readonly Face[]) =>
    (
      await within({ platform: await platform() }, (c) => ({
        path: firstOf(c, faces, { ...nobody, continueTo: '/there' }),
      }))
    ).result.path
  expect(
    await first(
      passkey(),
      due((to) => `/one?to=${to}`),
      due(() => '/two'),
    ),
  ).toBe('/one?to=/there')
  expect(
    await first(
      due(() => null),
      due(() => '/two'),
      passkey(),
    ),
  ).toBe('/two')
  expect(
    await first(
      passkey(),
      due(() => null),
    ),
  ).toBeNull()
})

import type { Store } from '@laissez-passer/core/ports'
import { expect } from 'vitest'
import { opening, request, waitingForPhone } from '../devices/fixtures.ts'

/** A store in which a phone was asked to approve a sign-in. */
export async function asked(makeStore: () => Promise<Store>, options: Parameters<typeof request>[2] = {}) {
  const store = await makeStore()
  const here = await waitingForPhone(store)
  const one = request(here.phone, here.begun, options)
  expect(await store.approvals.open(opening(one))).toEqual({ ok: true })
  return { store, ...here, one }
}

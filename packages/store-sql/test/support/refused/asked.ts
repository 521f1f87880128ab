import type { Store } from '@laissez-passer/core/ports'
import { entry, message, now } from '../../../src/contract/fixtures.ts'
import { mark } from '../whole-person.ts'

/** By what an operation is refused: nothing of anybody's may have changed then. */
export type Refused = readonly [string, (store: Store) => Promise<unknown>]

/** After everything of theirs is over. */
export const over = now + 2_000_000
export const [mine, hers] = [0, 1].map((which) => (name: string) => `${mark}bystander-${which}-${name}`) as [Id, Id]
type Id = (name: string) => string

export const me = mine('accounts-id')
export const other = hers('accounts-id')
export const messages = [message()]
export const activity = entry(me)
export const caused = { messages, activity, now }
export const proof = { method: 'password', at: now, credentialId: null }
export const limits = { inRow: 10, inLife: 100 }
export const approval = { key: 'a key', thumbprint: 'of it' }
export const pinChange = { deviceId: mine('devices-id'), pinKeyId: mine('pinChanges-pinKeyId') }
export const biometrics = { id: 'b', key: 'k' }

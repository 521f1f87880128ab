import type { MethodView } from '@laissez-passer/core/context'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { accepts, checkOptions } from '@laissez-passer/core/options'
import { eid as method, eidLow as lowMethod } from '@laissez-passer/core/methods/eid'
import type { EidScheme } from '@laissez-passer/core/ports'
import { withContinue } from '../../destination.ts'
import type { Alone, Face } from '../../composition.ts'
import { linkedEidsRoom } from './account.ts'
import { answerRoom } from './answer.ts'
import { eidOperations } from './api.ts'
import { registerRoom } from './register.ts'
import { eidRoom } from './sign-in.ts'

/**
 * eIDs: a person's country says who they are. Two methods, for an eID of low assurance is worth less.
 *
 * @param options `schemes`: the countries whose eID is taken, at least one
 * @returns for `methods` of `createProvider`
 * @throws LaissezPasserError `invalid-settings` when an id can't be part of an address, or is there twice
 */
export function eid(options: {
  readonly schemes: readonly EidScheme[]
}): readonly Face<MethodView, string, 'eid' | 'eid-low'>[] {
  checkOptions('eid', options, {
    schemes: accepts.list(accepts.having('a country’s eID, such as oidcEid(…)', 'begin', 'finish')),
  })
  const { schemes } = options
  if (schemes.length === 0) return []
  checkIds(schemes.map(({ id }) => id))
  // Its page chooses the country.
  const page: Face['page'] = (c, { addresses }, { signInId }) => c.redirect(addresses.eidFlow(signInId), 303)
  const alone = {
    beginAt: (addresses, continueTo) => withContinue(addresses.eid, continueTo),
    goOnAt: ({ eidFlow }, signInId) => eidFlow(signInId),
  } satisfies Alone
  const setUpAt: Face['setUpAt'] = ({ account }) => account('eid')
  return [
    {
      method: method(),
      page,
      alone,
      setUpAt,
      section: { name: 'eid', rooms: [linkedEidsRoom(schemes)] },
      operations: eidOperations(schemes),
      rooms: [eidRoom(schemes), registerRoom(schemes), answerRoom(schemes)],
    },
    // The first page has one entry for both.
    { method: lowMethod(), page, alone: { goOnAt: alone.goOnAt }, setUpAt },
  ]
}

/** Ids are parts of addresses, and of what people are known by. */
function checkIds(ids: readonly string[]): void {
  const wrong = ids.find((id, index) => !/^[a-z0-9-]{1,32}$/.test(id) || ids.indexOf(id) !== index)
  if (wrong !== undefined)
    throw new LaissezPasserError('invalid-settings', `eids: ${wrong} must be 1 to 32 of a-z, 0-9 and -, and there once`)
}

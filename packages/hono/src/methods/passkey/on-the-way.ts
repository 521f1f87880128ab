import { listPasskeys, passkeysOnTheWay, userDetails } from '@laissez-passer/core/internal/methods/passkey'
import type { Face } from '../../composition.ts'
import { upgradeAddress } from './account.ts'

/** What the browser is told of passkeys, or may make, while it goes on. */
export const passkeyOnTheWay: NonNullable<Face['onTheWay']> = async (c, current) => {
  const found = await passkeysOnTheWay(c.get('context'), { current })
  if (found === null) return null
  const action = upgradeAddress(c.get('addresses'))
  return 'upgrade' in found
    ? { action, data: JSON.stringify(found.upgrade), waits: true }
    : { action, data: JSON.stringify(found), waits: false }
}

/**
 * What the browser is told once the owner of passkeys is called otherwise: its password manager says so too.
 */
export const passkeyRenamed: NonNullable<Face['renamed']> = async (c, { account }) => {
  const { accepted, passkeys } = await listPasskeys(c.get('context'), { accountId: account.id })
  if (passkeys.length === 0) return null
  const data = JSON.stringify({ accepted, details: userDetails(c.get('context'), account) })
  return { action: upgradeAddress(c.get('addresses')), data, waits: false }
}

import { listPhoneNumbers, textsEndAt, textsInUse } from '@laissez-passer/core/internal/methods/sms'
import { accountChoices } from '@laissez-passer/core/internal/account'
import type { AboutSection, Section } from '../../composition.ts'

/**
 * What My Account says of phone numbers: nothing while they are in use for good; where they end, or have
 * ended, who has nothing else is told; once they have, their tile is there for whoever has one left to
 * remove.
 */
export const aboutPhones: NonNullable<Section['about']> = async (c, current): Promise<AboutSection> => {
  const context = c.get('context')
  const inUse = textsInUse(context)
  if (textsEndAt(context) === null) return { idle: !inUse }
  const phones = (await listPhoneNumbers(context, { accountId: current.account.id })).length
  if (phones === 0) return { idle: !inUse }
  const { factors } = await accountChoices(context, { current })
  return { idle: false, advice: factors <= (inUse ? phones : 0) ? 'phones' : null }
}

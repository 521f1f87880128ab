import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { rules } from '../../src/authenticator/server/rules.ts'
import { passwordLimits } from '../../src/methods/password/tries.ts'
import { phoneRules } from '../../src/methods/sms/rules.ts'
import { tokenRules } from '../../src/methods/token/rules.ts'
import { mailLimits } from '../../src/policy/mails.ts'
import { sentCodeRules } from '../../src/sent-codes/rules.ts'

const minute = 60
const day = 86_400

test('the page of limits says the numbers that the rules have', async () => {
  const page = await readFile(new URL('../../../../docs/src/content/docs/limits.md', import.meta.url), 'utf8')
  const { address, holder, stranger, usual } = passwordLimits
  const { fromAddress, own, toRecipient } = mailLimits
  const { messages } = phoneRules
  const [toHour, toDay] = messages.toNumber
  const [newHour, newDay] = messages.toNewNumber
  const said = [
    `by strangers | ${stranger.asks.usual} free; then a proof each, the longer one from the ${stranger.asks.long}th`,
    `| ${stranger.limit}, then the password is closed`,
    `${usual.asks.usual} free; then a proof each, the longer one from the ${usual.asks.long}th; after ${usual.limit} within ${usual.seconds / day} days`,
    `${address.asks.usual} in a day; then a proof for each try of a stranger, the longer one from ${address.asks.long.toLocaleString('en')}`,
    `${holder.limit}, then ${holder.lockSeconds / minute} minutes; ${holder.inRow} in ${holder.inRowSeconds / day} days`,
    `${toRecipient.limit} in an hour, whether`,
    `${own.limit} in an hour, by the account`,
    `${fromAddress.asks.usual} in an hour; then a proof each, the longer one from ${fromAddress.asks.long}`,
    `${tokenRules.tries}, then ${tokenRules.lockSeconds / minute} minutes; ${tokenRules.triesInRow} in a row`,
    `${sentCodeRules.tries} a code; ${sentCodeRules.triesOfAccount}, then ${sentCodeRules.lockSeconds / minute} minutes; ${sentCodeRules.triesInRow} in a row`,
    `${rules.codeTriesPerChallenge} a QR code; ${rules.codeTriesPerAccount}, then ${rules.codeWindowSeconds / minute} minutes`,
    `${toHour.limit} in an hour, ${toDay.limit} in a day`,
    `${newHour.limit} in an hour, ${newDay.limit} in a day`,
    `${rules.approvalLimit} in ${rules.approvalWindowSeconds / minute} minutes`,
    `${rules.pause.baseSeconds} seconds, doubled each time`,
    `${rules.pin.inRow} in a row, ${rules.pin.inLife} in the life`,
    `for ${rules.resetRestSeconds / 3600} hours`,
  ]
  for (const sentence of said) expect(page).toContain(sentence)
})

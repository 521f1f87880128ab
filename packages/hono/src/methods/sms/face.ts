import type { MethodView } from '@laissez-passer/core/context'
import { sms as method } from '@laissez-passer/core/methods/sms'
import { textsEndAt } from '@laissez-passer/core/internal/methods/sms'
import { accepts, checkOptions, optional, type OptionRule } from '@laissez-passer/core/options'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import type { Face } from '../../composition.ts'
import { mailCode } from '../mail-code/face.ts'
import { sentCodePage } from '../sent-code-page.ts'
import { aboutPhones } from './about.ts'
import { phonesRoom } from './account.ts'
import { phoneOperations } from './api.ts'
import { numbersOf } from './numbers.ts'

const senderRule: OptionRule = {
  takes: (given) => given === null || accepts.having('', 'send').takes(given),
  accepted: 'how text messages travel, such as smsHttp(…), or null',
}

/**
 * Mobile phone + SMS: a text message with six digits. It needs the package `libphonenumber-js`; where that
 * isn't installed, `createProvider` says so.
 *
 * @param options `sender`: how text messages travel; without one the method is of use only once it is retired
 * (`smsRetiredAt`), to lead those who had nothing else to another
 * @returns for `methods` of `createProvider`
 */
export function sms(options: { readonly sender?: MailTransport | null } = {}): Face<MethodView, string, 'sms'> {
  checkOptions('sms', options, { sender: optional(senderRule) })
  const { sender = null } = options
  return {
    method: method(),
    heir: mailCode(),
    page: sentCodePage('sms', { endsAt: textsEndAt }),
    setUpAt: ({ account }) => account('phones/add'),
    leftBehind: (c, { render }, left) => render(c, 'leftBehind', left),
    section: { name: 'phones', rooms: [phonesRoom], about: aboutPhones },
    operations: phoneOperations,
    needs: numbersOf,
    ...(sender ? { carries: { sms: sender } } : {}),
  }
}

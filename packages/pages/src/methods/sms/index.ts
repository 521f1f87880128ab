import type { Draw, Method } from '../method.ts'
import { AddPhonePage, ConfirmPhonePage } from './add-phone.tsx'
import { LeftBehindPage } from './left-behind.tsx'
import { PhoneRemovePage } from './phone-remove.tsx'
import { PhonesPage } from './phones.tsx'
import type { SmsPages } from './props.ts'

/** What other pages show of text messages. */
export const sms: Method = {
  names: ['sms'],
  section: { name: 'phones', icon: 'message' },
  choice: { title: 'phone-choice.title', legend: 'phone-choice.legend', send: 'phone-choice.send' },
}

/** The pages of text messages. */
export const smsPages = (page: Draw): SmsPages => ({
  leftBehind: page(LeftBehindPage),
  phones: page(PhonesPage),
  phoneRemove: page(PhoneRemovePage),
  addPhone: page(AddPhonePage),
  confirmPhone: page(ConfirmPhonePage),
})

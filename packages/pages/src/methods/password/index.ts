import type { Draw, Method } from '../method.ts'
import { ChangePasswordPage } from './change-password.tsx'
import { ChoosePasswordPage } from './choose-password.tsx'
import { LinkExpiredPage } from './link-expired.tsx'
import { LostPasswordPage, LostPasswordSentPage } from './lost-password.tsx'
import { PasswordDonePage } from './password-done.tsx'
import { PasswordPage } from './password.tsx'
import type { PasswordPages } from './props.ts'

/** What other pages show of passwords. */
export const password: Method = {
  names: ['password'],
  section: { name: 'password', icon: 'key' },
}

/** The pages of passwords. */
export const passwordPages = (page: Draw): PasswordPages => ({
  password: page(PasswordPage),
  choosePassword: page(ChoosePasswordPage),
  linkExpired: page(LinkExpiredPage),
  passwordDone: page(PasswordDonePage),
  lostPassword: page(LostPasswordPage),
  lostPasswordSent: page(LostPasswordSentPage),
  changePassword: page(ChangePasswordPage),
})

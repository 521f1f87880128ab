import type { Settings } from './settings/settings.ts'

/** Whom mails are from. */
export function senderOf({ LOGIN_ORIGIN, MAIL_FROM }: Pick<Settings, 'LOGIN_ORIGIN' | 'MAIL_FROM'>): string {
  return MAIL_FROM ?? `EU Login <no-reply@${new URL(LOGIN_ORIGIN).hostname}>`
}

import { LaissezPasserError } from '@laissez-passer/core/errors'

/** Refuses what is no address of a mail server. @throws LaissezPasserError `invalid-settings` */
export function checkSmtpUrl(url: string): void {
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new LaissezPasserError('invalid-settings', 'SMTP_URL must be smtp://… or smtps://…')
}

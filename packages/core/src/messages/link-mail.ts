import type { Context, ProviderSettings } from '../context/index.ts'
import { maskEmail } from '../email/index.ts'
import { newTokenOf } from '../ids/index.ts'
import { composeMessage } from './compose.ts'
import { senderParams } from './sender.ts'
import type { Account, Link, LinkPurpose, OutboxMessage, Seconds } from '../ports/index.ts'

/** A link and the mail that carries it, to be written in one commit. */
export interface LinkMail {
  readonly link: Link
  readonly message: OutboxMessage
}

/** Which mail brings a link, and what the link is for. */
const templates = {
  'registration-link': 'choose-password',
  'already-registered': 'reset-password',
  'password-reset': 'reset-password',
  'password-closed': 'reset-password',
  invitation: 'invitation',
} as const satisfies Record<string, LinkPurpose>

/** How long somebody may take who was invited. */
export const invitationSeconds = 7 * 24 * 60 * 60

function lifeOf(purpose: LinkPurpose, settings: ProviderSettings): Seconds {
  if (purpose === 'invitation') return invitationSeconds
  return purpose === 'choose-password' ? settings.registrationLinkSeconds : settings.resetLinkSeconds
}

/**
 * A new link with its mail. The address in it is built from the configured origin, never from a request; only its hash is in the database.
 *
 * @param context `random`, `keyRing`, `now` and `settings` are used.
 * @param options `template`: which mail; `account`: whose; `to`: the recipient; `language`; `continueTo`: where the person was going.
 */
export async function linkMail(
  context: Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>,
  options: {
    readonly template: keyof typeof templates
    readonly account: Pick<Account, 'id' | 'uid' | 'firstName'>
    readonly to: string
    readonly language: string
    readonly continueTo: string | null
  },
): Promise<LinkMail> {
  const { account, continueTo, language, template, to } = options
  const { now, settings } = context
  const purpose = templates[template]
  const seconds = lifeOf(purpose, settings)
  const sender = senderParams(settings)
  const { token, hash } = newTokenOf(context.random, account.id)
  const link: Link = {
    tokenHash: hash,
    accountId: account.id,
    purpose,
    continueTo,
    createdAt: now,
    expiresAt: now + seconds,
  }
  const message = await composeMessage(context, {
    accountId: account.id,
    kind: 'mail',
    to,
    template,
    language,
    params: {
      ...sender,
      link: settings.origin + settings.addresses.passwordLink(token),
      maskedEmail: maskEmail(to),
      firstName: account.firstName,
      uid: account.uid,
      validHours: Math.round(seconds / 3600),
      validDays: Math.round(seconds / 86_400),
      validMinutes: Math.round(seconds / 60),
      expiresAt: link.expiresAt,
    },
  })
  return { link, message }
}

import type { Context } from '../context/index.ts'
import { mailAddress } from '../email/index.ts'
import { LaissezPasserError } from '../errors.ts'
import { newId } from '../ids/index.ts'
import type { KeyRing, MessageKind, OutboxMessage } from '../ports/index.ts'

/** What a template is filled with: links, names, numbers, moments in Unix seconds. */
export type MessageParams = Readonly<Record<string, string | number>>

/**
 * A message for the outbox, to be handed to the port operation that is its cause. Its parameters are sealed, so that no link or code
 * lies in the database in clear; nor does a phone number, which is sealed with them as `to`.
 * @param context `random`, `keyRing` and `now` are used.
 * @param message `accountId`: which account it is about, null: nobody's; `to`: e-mail address, phone number in E.164, or device id; `template`: e.g. `registration-link`; `language`: BCP 47.
 */
export async function composeMessage(
  context: Pick<Context, 'random' | 'keyRing' | 'now'>,
  message: {
    readonly accountId: string | null
    readonly kind: MessageKind
    readonly to: string
    readonly template: string
    readonly language: string
    readonly params: MessageParams
    /** Of messages of one second, those of a lower number leave first. */
    readonly order?: number
  },
): Promise<OutboxMessage> {
  const { order, params, ...rest } = message
  const random = newId(context.random, message.accountId)
  const id = order === undefined ? random : `${order.toString(36).padStart(12, '0')}-${random}`
  // A phone number lies nowhere in clear.
  const whole = message.kind === 'sms' ? { ...params, to: message.to } : params
  const to = message.kind === 'sms' ? '' : message.kind === 'mail' ? mailAddress(message.to) : message.to
  const sealed = await context.keyRing.seal(new TextEncoder().encode(JSON.stringify(whole)), `outbox:${id}`)
  return { id, ...rest, to, sealed, createdAt: context.now }
}

/**
 * The parameters of a message, for whoever delivers it.
 * @param keyRing the key ring that sealed it, or one that holds its key.
 * @param message a message from the outbox.
 * @throws LaissezPasserError `sealed-value` when it was altered, or its key is unknown.
 */
export async function openMessage(
  keyRing: Pick<KeyRing, 'open'>,
  message: Pick<OutboxMessage, 'id' | 'sealed'>,
): Promise<MessageParams> {
  const params: unknown = JSON.parse(
    new TextDecoder().decode(await keyRing.open(message.sealed, `outbox:${message.id}`)),
  )
  if (isParams(params)) return params
  throw new LaissezPasserError('sealed-value', `the parameters of message ${message.id} aren't what was sealed`)
}

function isParams(value: unknown): value is MessageParams {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((entry) => typeof entry === 'string' || typeof entry === 'number')
}

import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import type { Runtime } from '@laissez-passer/core/ports'
import { keyRing } from '../keys/key-ring.ts'
import { secretKeyRule } from '../keys/secret-key.ts'
import { passwordHasher } from '../passwords/password-hasher.ts'
import { now, random } from '../random.ts'
import { type ChannelNamespace, type ChannelSignalsOptions, channelSignals } from '../signals/channel-signals.ts'
import { localSignals } from '../signals/local-signals.ts'
import { wasmArgon2, wasmArgon2id } from './argon2.ts'
import { workersForeignHashes } from './foreign-hashes.ts'
import { workersOutgoing } from './outgoing.ts'

export { Channel, type ChannelState } from './channel.ts'
export type { ChannelNamespace, ChannelSignalsOptions, ChannelSocket, ChannelStub } from '../signals/channel-signals.ts'

/** Settings of {@link workers}. */
export interface WorkersOptions {
  /**
   * `SECRET_KEY`: at least 32 random characters; several, separated by commas, while a key is being rotated
   * (the new one first).
   */
  readonly secretKey: string
  /** Durable Objects of the class `Channel`, by which isolates wake one another's waiting pages. */
  readonly channels?: { readonly namespace: ChannelNamespace } & ChannelSignalsOptions
}

const rules: OptionRules<WorkersOptions> = {
  secretKey: secretKeyRule,
  channels: optional({
    takes: (given) => typeof given === 'object' && given !== null,
    accepted: '{ namespace, keep }',
  }),
}

const channelRules: OptionRules<NonNullable<WorkersOptions['channels']>> = {
  namespace: accepts.having('the binding of the class Channel', 'idFromName', 'get'),
  keep: accepts.made,
  ofOneProcess: optional(accepts.list(accepts.text('a topic'))),
}

/**
 * What the identity provider needs of Cloudflare Workers: argon2id in WebAssembly (its hashes verify on Node
 * and the other way round), keys derived from `SECRET_KEY`, signals through Durable Objects (without
 * `channels` within the isolate: waiting pages look again by themselves when another was told), requests to
 * registered services' hosts alone.
 *
 * @throws LaissezPasserError `invalid-settings` when an option is invalid, `secretKey` too short among them.
 */
export function workers(options: WorkersOptions): Runtime {
  checkOptions('workers', options, rules)
  const { channels, secretKey } = options
  if (channels) checkOptions('workers: channels', channels, channelRules)
  const argon2 = wasmArgon2()
  return {
    hasher: passwordHasher(secretKey, wasmArgon2id(undefined, argon2), workersForeignHashes(argon2)),
    keyRing: keyRing(secretKey),
    signals: channels ? channelSignals(channels.namespace, channels) : localSignals(),
    random,
    now,
    outgoingBy: workersOutgoing(),
  }
}

import { expect, test } from 'vitest'
import { workers } from '../src/workers/index.ts'

const secretKey = 'replace me by 32 random characters or more'
const channels = { namespace: { idFromName: () => '', get: () => null }, keep: () => {} }

test.each([
  ['secretKey', { secretKey: 'short' }],
  ['secretKey is missing', {}],
  ['channels', { secretKey, channels: 'CHANNELS' }],
  ['namespace', { secretKey, channels: { ...channels, namespace: {} } }],
  ['keep is missing', { secretKey, channels: { namespace: channels.namespace } }],
  ['ofOneProcess', { secretKey, channels: { ...channels, ofOneProcess: 'topic' } }],
  ['channel isn’t an option: did you mean channels', { secretKey, channel: channels }],
])('options that can’t be are refused at the start: %s', (words, options) => {
  // What a program without types gives.
  expect(() => Reflect.apply(workers, undefined, [options])).toThrow(words)
})

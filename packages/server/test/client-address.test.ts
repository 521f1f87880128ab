import { expect, test } from 'vitest'
import { clientAddress, subscriberOf } from '../src/client-address.ts'

const from = (peer: string | null, forwarded?: string, trusted: readonly string[] = []) =>
  clientAddress(trusted)({ peer, forwarded })

test('believes nobody about X-Forwarded-For by default', () => {
  expect(from('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
})

test('takes the nearest hop that is no proxy of ours, not the one a client wrote first', () => {
  const trusted = ['10.0.0.0/8', 'fd00::/8', '192.0.2.1']
  expect(from('10.0.0.1', '203.0.113.9', trusted)).toBe('203.0.113.9')
  expect(from('10.0.0.1', '192.0.2.66, 203.0.113.9, 10.0.0.2', trusted)).toBe('203.0.113.9')
  expect(from('10.0.0.1', 'made-up, 203.0.113.9, 10.0.0.2', trusted)).toBe('203.0.113.9')
  expect(from('::ffff:10.9.8.7', '203.0.113.9', trusted)).toBe('203.0.113.9')
  expect(from('fd12::1', '203.0.113.9', trusted)).toBe('203.0.113.9')
  expect(from('192.0.2.1', '203.0.113.9', trusted)).toBe('203.0.113.9')
  expect(from('192.0.2.2', '203.0.113.9', trusted)).toBe('192.0.2.2')
  expect(from('11.0.0.1', '203.0.113.9', trusted)).toBe('11.0.0.1')
})

test('keeps the proxy itself where it names nobody', () => {
  expect(from('10.0.0.1', undefined, ['10.0.0.0/8'])).toBe('10.0.0.1')
  expect(from('10.0.0.1', ' , ', ['10.0.0.0/8'])).toBe('10.0.0.1')
})

test('says unknown rather than repeat what is no address', () => {
  expect(from('10.0.0.1', 'rubbish<script>', ['10.0.0.0/8'])).toBe('unknown')
  expect(from(null, '203.0.113.9')).toBe('unknown')
})

test('addresses of one IPv6 network are one subscriber’s', () => {
  const own = subscriberOf('2001:db8:1:2:3:4:5:6')
  for (const same of ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff::%eth0']) expect(subscriberOf(same)).toBe(own)
  for (const other of ['2001:db8:1:3::1', '2001:db8::1', '198.51.100.7']) expect(subscriberOf(other)).not.toBe(own)
  expect(subscriberOf('2001:db8::1:2:3:4:5')).not.toBe(subscriberOf('2001:db8:0:2::1'))
})

test('an IPv4 address is one subscriber, also on an IPv6 socket; what is no address counts by itself', () => {
  expect(subscriberOf('::ffff:198.51.100.7')).toBe('198.51.100.7')
  expect(subscriberOf('198.51.100.7')).not.toBe(subscriberOf('198.51.100.8'))
  expect(subscriberOf('unknown')).toBe('unknown')
})

/** Addresses in many spellings: as they come, in their one spelling, and the subscriber whose they are. */
const spellings: readonly (readonly [written: string, address: string, subscriber: string])[] = [
  ['1.2.3.4', '1.2.3.4', '1.2.3.4'],
  ['0.0.0.0', '0.0.0.0', '0.0.0.0'],
  ['255.100.10.1', '255.100.10.1', '255.100.10.1'],
  ['::ffff:1.2.3.4', '1.2.3.4', '1.2.3.4'],
  ['::FFFF:1.2.3.4', '1.2.3.4', '1.2.3.4'],
  ['::ffff:102:304', '1.2.3.4', '1.2.3.4'],
  ['::ffff:0102:0304', '1.2.3.4', '1.2.3.4'],
  ['::ffff:0:0', '0.0.0.0', '0.0.0.0'],
  ['0:0:0:0:0:ffff:102:304', '1.2.3.4', '1.2.3.4'],
  ['0:0:0:0:0:ffff:1.2.3.4', '1.2.3.4', '1.2.3.4'],
  ['0000:0000:0000:0000:0000:FFFF:0102:0304', '1.2.3.4', '1.2.3.4'],
  ['::ffff:1.2.3.4%eth0', '1.2.3.4', '1.2.3.4'],
  ['::1.2.3.4', '::102:304', '0:0:0:0::/64'],
  ['::', '::', '0:0:0:0::/64'],
  ['::1', '::1', '0:0:0:0::/64'],
  ['2001:db8::', '2001:db8::', '2001:db8:0:0::/64'],
  ['2001:0DB8:0000:0001:ffff:FFFF:ffff:ffff', '2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
  ['2001:db8:0:1::5', '2001:db8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:db8:0:1:0:0:0:5', '2001:db8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:db8:1:2:3::5', '2001:db8:1:2:3::5', '2001:db8:1:2::/64'],
  ['2001:db8::1:0:0:1', '2001:db8::1:0:0:1', '2001:db8:0:0::/64'],
  ['64:ff9b::1.2.3.4', '64:ff9b::102:304', '64:ff9b:0:0::/64'],
  ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
  ['FE80:0::0:1%25', 'fe80::1', 'fe80:0:0:0::/64'],
]

test.each(spellings)('%s is %s, of %s', (written, address, subscriber) => {
  expect(from(written)).toBe(address)
  expect(from('10.0.0.1', written, ['10.0.0.1'])).toBe(address)
  expect(subscriberOf(written)).toBe(subscriber)
  expect(subscriberOf(address)).toBe(subscriber)
})

test('an octet with a leading zero names nobody, and no proxy', () => {
  for (const octal of ['010.0.0.1', '10.0.0.01', '10.0.00.1', '::ffff:010.0.0.1']) {
    expect(from('10.0.0.1', octal, ['10.0.0.1'])).toBe('unknown')
    expect(from('10.0.0.1', '203.0.113.9', [octal])).toBe('10.0.0.1')
  }
})

import { expect } from 'vitest'
import { fromHex } from '../../../src/authenticator/bytes.ts'
import { type PskcKey, readPskc } from '../../../src/pskc/index.ts'
import rfc from '../../vectors/pskc-rfc6030.json' with { type: 'json' }

export const sharedKey = fromHex(rfc.sharedKey) ?? new Uint8Array()

export async function keysIn(
  source: string,
  options: Parameters<typeof readPskc>[1] = {},
): Promise<readonly PskcKey[]> {
  const file = await readPskc(source, options)
  if (!file.ok) throw new Error(file.reason)
  expect(file.issues).toEqual([])
  return file.keys
}

export async function problem(source: string, options: Parameters<typeof readPskc>[1] = {}) {
  const file = await readPskc(source, options)
  return file.ok ? file.issues : file.reason
}

export const container = (inside: string) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${inside}</KeyContainer>`
export const key = (algorithm: string, inside: string) =>
  container(
    `<KeyPackage><DeviceInfo><SerialNo>77</SerialNo></DeviceInfo><Key Id="k1" Algorithm="${algorithm}">${inside}</Key></KeyPackage>`,
  )
export const secret = '<Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret>'
export const totp = 'urn:ietf:params:xml:ns:keyprov:pskc:totp'
export const suite = (name: string) =>
  key(totp, `<AlgorithmParameters><Suite>${name}</Suite></AlgorithmParameters><Data>${secret}</Data>`)
export const length = (digits: string) =>
  key(
    totp,
    `<AlgorithmParameters><ResponseFormat Length="${digits}" Encoding="DECIMAL"/></AlgorithmParameters><Data>${secret}</Data>`,
  )
export const number = (name: string, text: string) =>
  key(totp, `<Data>${secret}<${name}><PlainValue>${text}</PlainValue></${name}></Data>`)

/** What is said of a key that can’t be used. */
export const issue = (name: string, changed = {}) => [
  { key: '12345678', serial: '987654321', problem: name, ...changed },
]
/** A key with these rules of use. */
export const policy = (rules: string) => key(totp, `<Data>${secret}</Data><Policy>${rules}</Policy>`)

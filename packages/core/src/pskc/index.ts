import { checkOptions, optional } from '../options/index.ts'
import { opener } from './decrypt.ts'
import { type KeyProblem, type PskcKey, readKey } from './read-key.ts'
import { child, children, readElement } from '../xml/index.ts'

export type { DecryptProblem } from './decrypt.ts'
export type { KeyProblem, PskcKey } from './read-key.ts'

const namespace = 'urn:ietf:params:xml:ns:keyprov:pskc'
const maxLength = 5 * 1024 * 1024

/** What is wrong with one key of a file. */
export interface PskcIssue {
  /** The key's `Id`, or `#3` for the third when it has none. */
  readonly key: string
  readonly serial: string
  readonly problem: KeyProblem
}

/** What a file holds: keys that were read, and what kept others from it. */
export interface PskcFile {
  readonly ok: true
  readonly keys: readonly PskcKey[]
  readonly issues: readonly PskcIssue[]
  /** The file carries a signature. It isn't checked. */
  readonly signed: boolean
}

/**
 * Reads a file of token secrets (Portable Symmetric Key Container): secrets in clear, or encrypted by a
 * pre-shared key with AES-128-CBC and a MAC. Keys derived from a password and public keys are not supported:
 * their values come back as issues that say so.
 *
 * @param source the XML text, 5 MB at most.
 * @param options `sharedKey`: 16 bytes; null where the file is in clear.
 * @returns the keys, an issue for each that can't be read; or why the whole file can't: `too-large`,
 * `doctype` (a document type is never read), `malformed` (not XML), `not-pskc` (another root, namespace or
 * version), `empty`.
 * @see https://www.rfc-editor.org/rfc/rfc6030
 */
export async function readPskc(
  source: string,
  options: { readonly sharedKey?: Uint8Array<ArrayBuffer> | null } = {},
): Promise<
  PskcFile | { readonly ok: false; readonly reason: 'too-large' | 'doctype' | 'malformed' | 'not-pskc' | 'empty' }
> {
  checkOptions('readPskc', options, {
    sharedKey: optional({
      takes: (given) => given === null || given instanceof Uint8Array,
      accepted: 'the bytes of a key, or null',
    }),
  })
  const { sharedKey = null } = options
  if (source.length > maxLength) return { ok: false, reason: 'too-large' }
  const root = readElement(source)
  if (typeof root === 'string') return { ok: false, reason: root }
  const declared = root.attributes[root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix}`]
  const isPskc = root.name === 'KeyContainer' && declared === namespace
  if (!isPskc || !/^1(\.\d+)?$/.test(root.attributes.Version ?? '')) return { ok: false, reason: 'not-pskc' }
  const found = children(root, 'KeyPackage').flatMap((device) =>
    children(device, 'Key').map((key) => ({ device, key })),
  )
  if (found.length === 0) return { ok: false, reason: 'empty' }
  const open = sharedKey && (await opener(root, sharedKey))
  const read = await Promise.all(
    found.map(async ({ device, key }, index) => ({
      key: key.attributes.Id ?? `#${index + 1}`,
      serial: child(device, 'DeviceInfo', 'SerialNo')?.text ?? '',
      result: await readKey({ device, key, open }),
    })),
  )
  return {
    ok: true,
    keys: read.map(({ result }) => result).filter((result) => typeof result !== 'string'),
    issues: read.flatMap(({ key, serial, result }) =>
      typeof result === 'string' ? [{ key, serial, problem: result }] : [],
    ),
    signed: child(root, 'Signature') !== undefined,
  }
}

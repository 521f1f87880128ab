import { Refused, textOf, type Typed, WrongUse } from './command.ts'
import { bytesOfFile } from './given-file.ts'

/** The pre-shared key of a PSKC file, as typed or in a file: 16 bytes; null where none was given. */
export async function sharedKeyOf(typed: Typed): Promise<Uint8Array<ArrayBuffer> | null> {
  const [key, file] = [textOf(typed, 'key'), textOf(typed, 'key-file')]
  if (key !== undefined && file !== undefined) throw new WrongUse('--key and --key-file exclude each other.')
  if (key !== undefined) return need(parse(key), '--key')
  if (file === undefined) return null
  const bytes = await bytesOfFile(file)
  return need(bytes.length === 16 ? new Uint8Array(bytes) : parse(new TextDecoder().decode(bytes)), file)
}

function parse(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replace(/\s/g, '').replace(/^0x/i, '')
  if (/^[0-9a-f]{32}$/i.test(plain)) return new Uint8Array(Buffer.from(plain, 'hex'))
  return /^[A-Za-z0-9+/]{22}(==)?$/.test(plain) ? new Uint8Array(Buffer.from(plain, 'base64')) : null
}

/** Says where it stood, never what it was. */
function need(key: Uint8Array<ArrayBuffer> | null, where: string): Uint8Array<ArrayBuffer> {
  if (key?.length === 16) return key
  throw new Refused(
    'invalid-key',
    `${where} holds no key of AES-128. Accepted: 32 hexadecimal digits, or the same 16 bytes in Base64.`,
  )
}

import type { FileVersion, LibraryFile, ListedFiles, SendFault, SentFile } from './store.ts'

type Body = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly Body[] => (Array.isArray(value) ? value.map((one) => Object(one)) : [])

const toVersion = (body: Body): FileVersion => ({
  version: Number(body['version']),
  mediaType: text(body['mediaType']),
  size: Number(body['size']),
  savedAt: Number(body['savedAt']),
})

/** A file, as the server says it. */
const toFile = (body: Body): LibraryFile => ({
  id: text(body['id']),
  name: text(body['name']),
  description: text(body['description']),
  tags: Array.isArray(body['tags']) ? body['tags'].map(text).filter(Boolean) : [],
  ...toVersion(body),
  versions: list(body['versions']).map(toVersion),
})

/** A library, as the server says it. */
export function toList(body: Body): ListedFiles {
  const used: Body = Object(body['used'])
  return {
    files: list(body['files']).map(toFile),
    used: { bytes: Number(used['bytes']), files: Number(used['files']) },
  }
}

const faults: readonly SendFault[] = [
  'empty',
  'too-large',
  'program',
  'macros',
  'web-page',
  'archive',
  'media',
  'unknown',
  'full',
  'changed',
  'gone',
]

/** What became of a file that was sent; `null`: no answer. */
export function toSent(answer: { readonly status: number; readonly body: Body } | null): SentFile {
  if (!answer || answer.status >= 500 || answer.status === 429 || answer.status === 408)
    return { ok: false, fault: 'offline' }
  if (answer.status < 300) return { ok: true, file: toFile(Object(answer.body['file'])) }
  if (answer.status === 401 || answer.body['reason'] === 'level') return { ok: false, fault: 'ended' }
  return { ok: false, fault: faults.find((one) => one === answer.body['reason']) ?? 'refused' }
}

import { cvDraftSchema, cvOf, cvSchema } from '@laissez-passer/europass/cv'
import { type Attachment, exportDocument } from '@laissez-passer/europass/exchange'
import { check } from '@laissez-passer/europass/fields'
import { letterSchema } from '@laissez-passer/europass/letter'
import { type Profile, profileDraftSchema, profileSchema, usesOfFiles } from '@laissez-passer/europass/profile'
import { typeset, type TypesetEngine, TypesetError } from '@laissez-passer/europass/typst'
import * as z from 'zod/mini'
import { type ArchiveEntry, archivePieces } from '../../library/archive.ts'
import { archiveNames } from '../../library/names.ts'
import { type ShareItem, shareKinds } from '../../share-items.ts'
import { type IndexLine, indexPage } from '../archive/index-page.ts'
import type { ArchiveWords } from '../archive/words.ts'
import { archivedFiles, fileEntries, fileLines } from '../library/archive.ts'
import { contentBytes } from '../library/content.ts'
import { resolveItem } from '../sharing/kinds.ts'
import { sharedSetting } from '../../shared-pdf.ts'
import type { PrintedSentences } from '../printed.ts'
import type { DocumentKey, KeptDocument } from '../store/documents.ts'
import type { LibraryFile } from '../store/files.ts'
import type { PortalStore } from '../store/store.ts'
import { documentName } from './document-names.ts'

/** What a copy is made with. */
export interface Copying {
  readonly store: PortalStore
  /** Null: the copy has no PDFs, and says so. */
  readonly engine: TypesetEngine | null
  readonly owner: string
  readonly words: ArchiveWords
  readonly printed: PrintedSentences
  /** Seconds since the epoch. */
  readonly now: number
}

type Found = KeptDocument & DocumentKey

/** In bytes: files that go into Europass XML as well, where they stand in base64. */
const mostAttached = 10_000_000

/**
 * Makes a copy of all that is kept of somebody, in open formats: piece after piece, so that it needs little
 * memory whatever there is.
 *
 * The profile and CVs as Europass XML, all documents as JSON and, where they print, as PDF; files with their
 * versions; what was changed, and what else is kept, as JSON; an index to read and a schema of the JSON.
 */
export async function* copyOf(copying: Copying): AsyncGenerator<Uint8Array> {
  yield* archivePieces(entriesOf(copying))
}

async function* entriesOf(copying: Copying): AsyncGenerator<ArchiveEntry> {
  const { store, owner, words, now } = copying
  const { t } = words
  const documents = await store.documents.all(owner)
  const files = await store.files.list(owner)
  const archived = archivedFiles(files, 'files/')
  const found = documents.find(({ kind }) => kind === 'profile')
  const checked = found && check(profileDraftSchema, found.body)
  const profile = checked?.ok ? checked.value : null
  const groups: { readonly title: string; readonly lines: IndexLine[] }[] = []
  const group = (title: string): IndexLine[] => {
    const lines: IndexLine[] = []
    groups.push({ title, lines })
    return lines
  }
  const saved = (at: number): string => t('archive.saved', { date: t.format.dateTime(at * 1000) })

  if (found) {
    const lines = group(t('archive.group.profile'))
    yield listed(lines, { ...json('profile.json', found.body, found.savedAt), details: [saved(found.savedAt)] })
    if (profile) {
      const attachments = await attachmentsOf(copying, profile, files)
      const source = { profile, cv: cvOf(profile, { id: 'profile' }), attachments }
      const xml = await exportDocument(source, { format: 'candidate', now: new Date(now * 1000) })
      yield listed(lines, { name: 'profile.xml', content: xml, at: found.savedAt, isText: true })
      const grid = await pdfOf({ kind: 'grid' }, copying)
      if (grid) yield listed(lines, { name: `${t('archive.grid')}.pdf`, content: grid, at: found.savedAt })
    }
  }
  const others = documents.filter(({ kind }) => kind !== 'profile')
  const names = archiveNames(others.map((one) => documentName(one, words)))
  const called = new Map(others.map((one, index) => [one, names[index] ?? one.kind]))
  const lines = group(t('archive.group.documents'))
  for (const [one, named] of called) {
    const name = `documents/${named}`
    yield listed(lines, { ...json(`${name}.json`, one.body, one.savedAt), details: [saved(one.savedAt)] })
    for await (const entry of forOthers(copying, one, { name, profile })) yield listed(lines, entry)
  }
  group(t('archive.group.files')).push(...fileLines(archived, words))
  yield* fileEntries(store, owner, archived)
  const history = group(t('archive.group.history'))
  for (const one of documents) {
    const changes = await store.documents.history(one)
    const name = called.get(one) ?? 'profile'
    if (changes.length > 0) yield listed(history, json(`history/${name}.json`, changes, one.savedAt))
  }
  const more = group(t('archive.group.more'))
  for (const { table, rows } of await store.leaving.copy(owner))
    if (rows.length > 0) yield listed(more, json(`kept/${table}.json`, rows, now))
  yield listed(more, { ...json('schema.json', schema(), now), details: [t('archive.schema')] })
  const index = indexPage({
    language: words.language,
    title: t('archive.everything.title'),
    text: t(copying.engine ? 'archive.everything.text' : 'archive.everything.withoutPdf', {
      date: t.format.dateTime(now * 1000),
    }),
    groups,
  })
  yield { name: 'index.html', content: Buffer.from(index), at: now, isText: true }
}

/** Notes an entry in a group of the index. */
function listed(
  lines: IndexLine[],
  { details = [], ...entry }: ArchiveEntry & { readonly details?: string[] },
): ArchiveEntry {
  lines.push({ file: entry.name, name: entry.name, details })
  return entry
}

const json = (name: string, value: unknown, at: number): ArchiveEntry => ({
  name,
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  at,
  isText: true,
})

/** A document in formats that others read: Europass XML of CVs, and a PDF of what prints. */
async function* forOthers(
  copying: Copying,
  { kind, id, body, savedAt }: Found,
  { name, profile }: { readonly name: string; readonly profile: Profile | null },
): AsyncGenerator<ArchiveEntry> {
  const cv = kind === 'cv' ? check(cvDraftSchema, body) : null
  if (cv?.ok && profile) {
    const options = { format: 'candidate', now: new Date(copying.now * 1000) } as const
    yield {
      name: `${name}.xml`,
      content: await exportDocument({ profile, cv: cv.value }, options),
      at: savedAt,
      isText: true,
    }
  }
  const shared = shareKinds.find((one) => one === kind)
  if (!shared || shared === 'profile' || shared === 'grid') return
  const pdf = await pdfOf({ kind: shared, id }, copying)
  if (pdf) yield { name: `${name}.pdf`, content: pdf, at: savedAt }
}

/** What is printed of something; null where it isn't printed, as a test that isn't finished. */
async function pdfOf(
  item: ShareItem,
  { store, engine, owner, words, printed, now }: Copying,
): Promise<Uint8Array | null> {
  if (!engine) return null
  const view = await resolveItem(item, { owner, store, language: words.language, printed, now })
  const setting = view && sharedSetting(view)
  if (!setting) return null
  try {
    return (await typeset(setting, engine, { now: new Date(now * 1000) })).bytes
  } catch (error) {
    // It is there as JSON: one page that can't be set keeps nobody from the rest.
    if (error instanceof TypesetError) return null
    throw error
  }
}

/** The files of a profile's entries, as far as they go into a document of XML. */
async function attachmentsOf(
  { store, owner }: Copying,
  profile: Profile,
  files: readonly LibraryFile[],
): Promise<readonly Attachment[]> {
  const uses = usesOfFiles(profile)
  const attachments: Attachment[] = []
  let left = mostAttached
  for (const { id, name, mediaType: mimeType, description, size } of files) {
    if (!uses.has(id) || size > left) continue
    const content = await store.files.content(owner, id)
    if (!content) continue
    left -= size
    attachments.push({ id, name, mimeType, description, bytes: await contentBytes(store, owner, content.key) })
  }
  return attachments
}

/** What the fields of documents are, as JSON Schema. */
function schema(): unknown {
  const of = (one: z.ZodMiniType): unknown => z.toJSONSchema(one, { unrepresentable: 'any', io: 'input' })
  return { profile: of(profileSchema), cv: of(cvSchema), letter: of(letterSchema) }
}

import type { Context } from 'hono'
import { type ArchiveEntry, archivePieces } from '../../library/archive.ts'
import { archiveNames, downloadName } from '../../library/names.ts'
import { type IndexLine, indexPage } from '../archive/index-page.ts'
import { streamOf } from '../archive/stream.ts'
import { type ArchiveWords, archiveWords } from '../archive/words.ts'
import type { LibraryFile } from '../store/files.ts'
import type { LibraryStore } from './keep.ts'
import { keptBytes } from './serve.ts'

/** A version of a file in an archive. */
export interface ArchivedFile {
  /** Its name in the archive. */
  readonly name: string
  readonly file: LibraryFile
  readonly version: number
  readonly savedAt: number
}

/**
 * Names for all versions of files in an archive: the present ones in a folder, the earlier ones in another
 * beside.
 *
 * @param folder - with a `/` at its end; empty: none
 */
export function archivedFiles(files: readonly LibraryFile[], folder: string): ArchivedFile[] {
  const present = files.map((file) => ({ file, version: file.version, savedAt: file.savedAt, at: folder }))
  const earlier = files.flatMap((file) =>
    file.versions
      .filter(({ version }) => version !== file.version)
      .map(({ version, savedAt }) => ({ file, version, savedAt, at: `${folder}versions/` })),
  )
  return [present, earlier].flatMap((all) => {
    const names = archiveNames(
      all.map(({ file, version }) => {
        const { mediaType = '' } = file.versions.find((one) => one.version === version) ?? {}
        return downloadName(file.name, mediaType)
      }),
    )
    return all.map(({ at, ...one }, index) => ({ ...one, name: `${at}${names[index] ?? ''}` }))
  })
}

/** What an index says of files. */
export function fileLines(archived: readonly ArchivedFile[], { t }: ArchiveWords): IndexLine[] {
  return archived.map(({ name, file, version, savedAt }) => ({
    file: name,
    name: file.name,
    details: [
      version === file.version ? '' : t('archive.earlier', { version }),
      t('archive.saved', { date: t.format.dateTime(savedAt * 1000) }),
      file.description,
      file.tags.length > 0 ? t('archive.tags', { tags: t.format.list([...file.tags]) }) : '',
    ],
  }))
}

/** The contents of files, read one after the other. A file that went meanwhile is left out. */
export async function* fileEntries(
  { files, fileContents }: LibraryStore,
  owner: string,
  archived: readonly ArchivedFile[],
): AsyncGenerator<ArchiveEntry> {
  for (const { name, file, version, savedAt } of archived) {
    const content = await files.content(owner, file.id, version)
    if (content) yield { name, content: fileContents.read(owner, content.key), at: savedAt }
  }
}

/** All files of somebody as one archive, with an index to read. */
export async function libraryArchive(
  c: Context,
  {
    store,
    owner,
    language,
    now,
  }: { readonly store: LibraryStore; readonly owner: string; readonly language: string; readonly now: number },
): Promise<Response> {
  const words = archiveWords(language)
  const { t } = words
  const archived = archivedFiles(await store.files.list(owner), 'files/')
  const index = indexPage({
    language: words.language,
    title: t('archive.files.title'),
    text: t('archive.files.text', { date: t.format.dateTime(now * 1000) }),
    groups: [{ title: t('archive.group.files'), lines: fileLines(archived, words) }],
  })
  async function* entries(): AsyncGenerator<ArchiveEntry> {
    yield { name: 'index.html', content: Buffer.from(index), at: now, isText: true }
    yield* fileEntries(store, owner, archived)
  }
  return c.body(streamOf(archivePieces(entries())), 200, keptBytes('europass-library.zip'))
}

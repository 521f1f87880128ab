import type { Change, Device, Patch } from '@laissez-passer/europass/patch'
import { type DocumentKind, documentKinds } from '../../document-kinds.ts'

/** A kind of document that a browser keeps. */
export type LocalKind = DocumentKind

/** Which document this is in the browser. */
export interface LocalKey {
  /** A person's id, or `guest`. */
  readonly owner: string
  readonly kind: LocalKind
  readonly id: string
}

/** A document as the server has it, or as a guest has it here. */
export interface Base {
  /** The version of the schema that it is written in. */
  readonly schema: number
  readonly version: number
  readonly value: unknown
}

/** What was changed here and the server doesn’t know yet. */
export interface Pending {
  readonly patches: readonly Patch[]
  /** What is on its way: sent again under the same name until there is an answer. */
  readonly sent: { readonly batch: string; readonly patches: readonly Patch[] } | null
  /** Grows with every writing, so that a tab sees that another one wrote. */
  readonly turn: number
  /** How far each page’s writings were taken in, the latest page last: nothing is taken in twice. */
  readonly written?: readonly { readonly by: string; readonly count: number }[]
}

/** What a browser keeps of a document. */
export interface Local {
  readonly base: Base | null
  readonly pending: Pending
}

/** A document kept here, as a list shows it. */
export interface LocalEntry extends LocalKey {
  readonly local: Local
}

/** One state of a guest's file. */
export interface LocalVersion {
  readonly version: number
  /** Judged by its bytes. */
  readonly mediaType: string
  /** Seconds since the epoch. */
  readonly savedAt: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A guest's file. */
export interface LocalFile {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
  /** The present one. */
  readonly version: number
  /** The latest first. */
  readonly versions: readonly LocalVersion[]
  /** When it was taken away, in seconds since the epoch; null: it is there. */
  readonly removedAt: number | null
}

/** A file as pages kept it before there were versions. */
export interface EarlierFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly description: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A file that is kept, as pages keep it now. */
export function presentFile(file: LocalFile | EarlierFile): LocalFile {
  if ('versions' in file) return file
  const { id, name, description, mediaType, bytes } = file
  const versions = [{ version: 1, mediaType, savedAt: 0, bytes }]
  return { id, name, description, tags: [], version: 1, versions, removedAt: null }
}

/**
 * Whether two states of a file are the same. Bytes aren't compared, since those of a version never change.
 */
export const isSameFile = (file: LocalFile, other: LocalFile): boolean => stateOf(file) === stateOf(other)

const stateOf = ({ versions, ...words }: LocalFile): string =>
  JSON.stringify([words, versions.map(({ bytes, ...version }) => [version, bytes.length])])

/** What a browser keeps of documents. Every operation is atomic, whatever other tabs do. */
export interface Keep {
  /** Whether it outlives this page. */
  readonly lasting: boolean
  read(key: LocalKey): Promise<Local>
  /** Writes what an update returns; parts that are the same object aren’t written. */
  update(key: LocalKey, update: (local: Local) => Local): Promise<Local>
  /** The same of what the server doesn’t know yet, without reading the document: for every typed letter. */
  type(key: LocalKey, update: (pending: Pending) => Pending): Promise<Pending>
  list(): Promise<readonly LocalEntry[]>
  /**
   * Forgets a document with its history.
   *
   * @returns what it was then, which other tabs may have changed since it was read
   */
  forget(key: LocalKey): Promise<Local>
  /** Forgets everything, this browser’s name too. */
  forgetAll(): Promise<void>
  /** Changes of a guest’s document: no server keeps them. */
  history(key: LocalKey): Promise<readonly Change[]>
  remember(key: LocalKey, change: Change): Promise<void>
  /** A guest's files: no server keeps them. */
  files(): Promise<readonly LocalFile[]>
  /** Writes the file that an update returns, having seen all of them; null: none. */
  updateFiles<T>(
    update: (files: readonly LocalFile[]) => { readonly write: LocalFile | null; readonly result: T },
  ): Promise<T>
  /**
   * Forgets a file, if it still is as it was read.
   *
   * @returns what other tabs made of it meanwhile; null: it is forgotten
   */
  forgetFile(file: LocalFile): Promise<LocalFile | null>
  /** The name that this browser goes by. */
  device(): Promise<Device>
}

/** Nothing is kept. */
export const nothingKept: Local = { base: null, pending: { patches: [], sent: null, turn: 0 } }

/** How many changes of a guest’s document are remembered. */
export const mostRemembered = 300

/** Joins the parts of a key. */
export const nameOf = ({ owner, kind, id }: LocalKey): string => `${owner}/${kind}/${id}`

/** Takes a joined key apart; null where it is none. */
export function keyFrom(name: string): LocalKey | null {
  const [owner = '', given, id = ''] = name.split('/')
  const kind = documentKinds.find((one) => one === given)
  return kind && owner !== '' && id !== '' ? { owner, kind, id } : null
}

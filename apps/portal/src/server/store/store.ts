import type { Cv, Profile } from '@laissez-passer/europass/model'
import type { RelyingPartySessions } from '@laissez-passer/relying-party'

/** A document as it is kept: its content, and a number that grows with every change. */
export interface Kept<T> {
  readonly value: T
  readonly version: number
  /** Seconds since the epoch. */
  readonly savedAt: number
}

/** A CV in a list. */
export interface CvEntry {
  readonly id: string
  readonly title: string
  readonly headline: string
  readonly template: string
  readonly language: string
  readonly version: number
  readonly savedAt: number
}

/** The outcome of saving over a version: the new one, or what is there now. */
export type Saved<T> =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly reason: 'changed'; readonly current: Kept<T> }
  | { readonly ok: false; readonly reason: 'gone' | 'full' }

/** Which version a change was made on; the store reads no clock. */
export interface SaveOptions {
  /** The version that was changed; 0 for a document that is new. */
  readonly base: number
  /** Seconds since the epoch. */
  readonly now: number
}

/**
 * The portal's store. Every operation is one atomic effect; whose a document is, is part of each: another
 * person's doesn't exist.
 */
export interface PortalStore {
  readonly profiles: {
    find(owner: string): Promise<Kept<Profile> | null>
    /**
     * Keeps a first profile; where there is one already it stays as it is. True for the caller that made it.
     */
    create(owner: string, profile: Profile, options: { readonly now: number }): Promise<boolean>
    save(owner: string, profile: Profile, options: SaveOptions): Promise<Saved<Profile>>
  }
  readonly cvs: {
    list(owner: string): Promise<readonly CvEntry[]>
    find(owner: string, id: string): Promise<Kept<Cv> | null>
    /**
     * With `base: 0` makes the CV; the same CV made twice is made once. `full`: the person has as many as
     * anyone may.
     */
    save(owner: string, cv: Cv, options: SaveOptions): Promise<Saved<Cv>>
    remove(owner: string, id: string): Promise<boolean>
  }
  readonly sessions: RelyingPartySessions
  /** Removes what has expired. */
  sweep(options: { readonly now: number }): Promise<void>
  /** Whether the database answers. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

/** How many CVs a person may keep. */
export const mostCvs = 50

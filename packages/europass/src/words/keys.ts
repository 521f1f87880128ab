import type en from './en.ts'

/** A key of this package's catalogues. */
export type EuropassMessageKey = keyof typeof en

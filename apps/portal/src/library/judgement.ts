import type { FileType } from './kinds.ts'

/**
 * Why a library doesn't take a file. `program`: it is one; `macros`: a document with a program in it;
 * `web-page`: a page or drawing that may hold one; `archive`: nobody sees what is in it; `media`: sound or
 * film; `unknown`: nothing that is known.
 */
export type FileFault = 'empty' | 'too-large' | 'program' | 'macros' | 'web-page' | 'archive' | 'media' | 'unknown'

/** What a file is, by its bytes. */
export type Judgement =
  | { readonly ok: true; readonly mediaType: FileType }
  | { readonly ok: false; readonly fault: FileFault }

/** A judgement. */
export const taken = (mediaType: FileType): Judgement => ({ ok: true, mediaType })
/** The other one. */
export const refused = (fault: FileFault): Judgement => ({ ok: false, fault })

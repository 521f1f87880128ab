/** Kinds of things that a link can show, by their names in a share's items. */
export const shareKinds = [
  'profile',
  'grid',
  'cv',
  'letter',
  'digital-test',
  'mobility',
  'certificate-supplement',
  'diploma-supplement',
  'file',
] as const
/** A kind of thing that a link can show. */
export type ShareKind = (typeof shareKinds)[number]

/** Kinds of which a person has one; the others are named by an id. */
export const singleKinds = ['profile', 'grid'] as const
/** A kind of which a person has one. */
export type SingleKind = (typeof singleKinds)[number]

/**
 * What of personal information a shared profile may show besides the name. Gender and identity documents
 * aren't among it: no reader of a link needs them.
 */
export const profileParts = [
  'photo',
  'about',
  'contacts',
  'addresses',
  'birthDate',
  'nationalities',
  'workPermits',
] as const
/** A part of personal information. */
export type ProfilePart = (typeof profileParts)[number]

/** Among what a shared profile shows: files that are attached to the entries that it shows. */
export const attachedFiles = 'files'

/** Among what a shared profile shows: the levels of the last test of digital skills. */
export const latestTest = 'digital-test'

/** One thing that a link shows. */
export type ShareItem =
  | { readonly kind: Exclude<ShareKind, SingleKind>; readonly id: string }
  | { readonly kind: 'grid' }
  | {
      readonly kind: 'profile'
      /** The line under the name. */
      readonly headline: string
      /** Of the content: the profile's, or one that it is translated into. Empty: the profile's. */
      readonly language: string
      /**
       * {@link ProfilePart}s, names of sections, {@link attachedFiles} and {@link latestTest}. What isn't
       * named isn't shown: a section that is filled later stays out.
       */
      readonly shows: readonly string[]
    }

/** The name of an item: what tells it from the others of a share. */
export const itemName = (item: ShareItem): string => ('id' in item ? `${item.kind}/${item.id}` : item.kind)

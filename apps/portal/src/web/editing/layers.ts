import type { Cv } from '@laissez-passer/europass/cv'
import type { Letter } from '@laissez-passer/europass/letter'
import { type Json, type JsonObject, type Patch, type Path, pathOf, same } from '@laissez-passer/europass/patch'
import { type Overlay, type Profile, valueAt } from '@laissez-passer/europass/profile'
import type * as z from 'zod/mini'

/** A document that stands by itself: a form and its values, with what makes it finished. */
export interface FormLayer {
  readonly value: JsonObject
  readonly schema: z.ZodMiniType
}

/** What is edited: a profile in one of its languages, a CV over it, a letter of the person, or a form. */
export interface Layers {
  readonly profile: Profile
  /** Null where no CV is edited. */
  readonly cv: Cv | null
  /** Null where no letter is edited. Its fields have paths below `letter`. */
  readonly letter: Letter | null
  /** Null or absent where no form is edited that stands by itself. Its fields have paths below `form`. */
  readonly form?: FormLayer | null
  /** BCP 47 tag of the content that is read and written. */
  readonly language: string
}

/** Patches by the document that they change. */
export interface Changes {
  readonly profile?: readonly Patch[]
  readonly cv?: readonly Patch[]
  readonly letter?: readonly Patch[]
  readonly form?: readonly Patch[]
}

/** A value as it is shown, and where it stands. */
export interface Shown {
  readonly value: Json | undefined
  /** `cv`: for this CV alone; `translation`: of the language; `profile`: what every document shows. */
  readonly from: 'profile' | 'translation' | 'cv'
  /** What stood beneath when it was written has changed since; `beneath` is what stands there now. */
  readonly stale: boolean
  readonly beneath: Json | undefined
}

/** The document that is printed: the CV or the letter; null where the profile itself is edited. */
export const sheetOf = ({ cv, letter }: Pick<Layers, 'cv' | 'letter'>): Cv | Letter | null => cv ?? letter

/** What lies at a path: in the letter below `letter`, in the form below `form`, else in the profile. */
export function storedAt({ profile, letter, form }: Layers, path: Path): Json | undefined {
  const own = inOwn(path)
  return own === null ? valueAt(profile, path) : valueAt(own.root === 'letter' ? letter : form?.value, own.inside)
}

/** A path within a letter or a form, which stand by themselves; null for one of the profile. */
export function inOwn(path: Path): { readonly root: 'letter' | 'form'; readonly inside: Path } | null {
  const [first = ''] = path.split('/', 1)
  const root = first === 'letter' || first === 'form' ? first : null
  return root && { root, inside: path.slice(root.length + 1) }
}

const translation = ({ profile, language }: Layers): Overlay | undefined =>
  language === profile.language ? undefined : (ownTranslation(profile, language) ?? {})

/** Of a tag such as `toString` every object has something. */
const ownTranslation = (profile: Profile, language: string): Overlay | undefined =>
  Object.hasOwn(profile.translations, language) ? profile.translations[language] : undefined

/** What is shown at a path of the profile. */
export function shownAt(layers: Layers, path: Path): Shown {
  const base = storedAt(layers, path)
  if (inOwn(path) !== null) return { value: base, from: 'profile', stale: false, beneath: base }
  const translated = translation(layers)?.[path]
  const override = layers.cv?.overrides[path]
  const beneath = translated ? translated.value : base
  if (override) return { value: override.value, from: 'cv', stale: !same(override.of, beneath ?? null), beneath }
  if (translated)
    return { value: translated.value, from: 'translation', stale: !same(translated.of, base ?? null), beneath: base }
  return { value: base, from: 'profile', stale: false, beneath: base }
}

/**
 * What writing a value changes: the override where there is one, else the translation of a text, else the
 * profile, so that a corrected telephone number reaches every CV.
 *
 * @param options - `translatable`: the value is words of a language, no code, number, date or address
 */
export function writing(
  layers: Layers,
  path: Path,
  { value, translatable }: { readonly value: Json; readonly translatable: boolean },
): Changes {
  const { cv, profile, language } = layers
  const base = storedAt(layers, path) ?? null
  const own = inOwn(path)
  if (own !== null) return { [own.root]: [set(own.inside, value, base)] }
  const override = cv?.overrides[path]
  if (override) return { cv: [set(pathOf('overrides', path), { value, of: override.of }, override)] }
  const overlay = translation(layers)
  if (!overlay || !translatable) return { profile: [set(path, value, base)] }
  const before = overlay[path]
  const first = ownTranslation(profile, language) ? [] : [{ at: pathOf('translations', language), value: {} }]
  return { profile: [...first, set(pathOf('translations', language, path), { value, of: base }, before)] }
}

/** Keeps what is shown at a path for this CV alone; from then on writing there changes nothing else. */
export function onlyHere(layers: Layers, path: Path): Changes {
  const { value, from } = shownAt(layers, path)
  if (!layers.cv || from === 'cv' || value === undefined) return {}
  return { cv: [{ at: pathOf('overrides', path), value: { value, of: value } }] }
}

/** Takes what stands beneath: the wording of this CV, or the translation, goes. */
export function takeBeneath(layers: Layers, path: Path): Changes {
  const { from } = shownAt(layers, path)
  const override = layers.cv?.overrides[path]
  if (from === 'cv' && override) return { cv: [{ at: pathOf('overrides', path), was: override }] }
  const translated = translation(layers)?.[path]
  if (from === 'translation' && translated)
    return { profile: [{ at: pathOf('translations', layers.language, path), was: translated }] }
  return {}
}

/** Keeps the wording although what stands beneath has changed: it is up to date from now on. */
export function keepMine(layers: Layers, path: Path): Changes {
  const { from, beneath, value } = shownAt(layers, path)
  if (value === undefined) return {}
  const next = { value, of: beneath ?? null }
  if (from === 'cv') return { cv: [set(pathOf('overrides', path), next, layers.cv?.overrides[path])] }
  if (from === 'translation')
    return { profile: [set(pathOf('translations', layers.language, path), next, translation(layers)?.[path])] }
  return {}
}

const set = (at: Path, value: Json, was: Json | undefined): Patch => ({ at, value, ...(was !== undefined && { was }) })

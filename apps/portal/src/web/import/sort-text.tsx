import type { TextBlock } from '@laissez-passer/europass/exchange'
import { emptyProfile, type Profile, profileDraftSchema } from '@laissez-passer/europass/profile'
import { readPlainText, shortenRichText } from '@laissez-passer/europass/rich-text'
import { sectionNames, sections, type SectionName } from '@laissez-passer/europass/sections'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'

/** Where a block of text goes: nowhere, to "about me", or to an entry of a section. */
export type BlockPlace = '' | 'about' | 'more' | Exclude<SectionName, 'language' | 'driving-licence'>

/** Sections whose entries can be begun with a line of text. */
const places = sectionNames.filter(
  (name): name is Exclude<SectionName, 'language' | 'driving-licence'> =>
    name !== 'language' && name !== 'driving-licence',
)

/**
 * The text of a file without data, block by block, each with a choice of where it goes. Nothing is guessed.
 */
export function SortText({
  blocks,
  chosen,
  onChoose,
}: {
  readonly blocks: readonly TextBlock[]
  readonly chosen: ReadonlyMap<number, BlockPlace>
  readonly onChoose: (block: number, place: BlockPlace) => void
}) {
  const { t } = useWords()
  const e = useEuropassWords()
  return (
    <ol className="plain import-blocks">
      {blocks.map(({ text }, index) => (
        // Blocks never change: the place of one is its key.
        <li key={index} className="card import-block">
          <p>{text}</p>
          <select
            aria-label={t('import.place', { text: text.slice(0, 40) })}
            value={chosen.get(index) ?? ''}
            onChange={(event) => {
              const value = event.target.value
              onChoose(index, isPlace(value) ? value : '')
            }}
          >
            <option value="">{t('import.leave')}</option>
            <option value="more">{t('import.more')}</option>
            <option value="about">{e('personal.about')}</option>
            {places.map((name) => (
              <option key={name} value={name}>
                {e(sections[name].heading)}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ol>
  )
}

const isPlace = (value: string): value is BlockPlace =>
  value === '' || value === 'about' || value === 'more' || places.some((name) => name === value)

/** The field that names an entry, by its section; of the others it is `title`. */
const naming: Readonly<Partial<Record<SectionName, string>>> = {
  'work-experience': 'occupation',
  'education-training': 'qualification',
  recommendation: 'name',
}

/**
 * A profile of what was sorted: a block begins an entry with its first line, "more" goes on with the one
 * before it.
 */
export function sortedProfile(
  blocks: readonly TextBlock[],
  { chosen, language }: { readonly chosen: ReadonlyMap<number, BlockPlace>; readonly language: string },
): Profile {
  const about: string[] = []
  const entries: { section: SectionName; texts: string[] }[] = []
  let last: string[] | undefined
  for (const [index, { kind, text }] of blocks.entries()) {
    const place = chosen.get(index) ?? ''
    const line = kind === 'item' ? `- ${text}` : text
    if (place === 'more') last?.push(line)
    else if (place === 'about') {
      about.push(line)
      last = about
    } else if (place !== '') {
      last = [line]
      entries.push({ section: place, texts: last })
    }
  }
  const rich = (texts: readonly string[]) => shortenRichText(readPlainText(texts.join('\n\n')))
  const made = entries.map(({ section, texts }) => {
    const [first = '', ...rest] = texts.join('\n\n').split('\n')
    const name = first.replace(/^- /, '').slice(0, 150)
    if (section === 'profile-skills')
      return {
        section,
        entry: {
          id: crypto.randomUUID(),
          skills: [
            name,
            ...rest.filter((one) => one.trim() !== '').map((one) => one.replace(/^- /, '').slice(0, 150)),
          ].slice(0, 60),
        },
      }
    return {
      section,
      entry: { id: crypto.randomUUID(), [naming[section] ?? 'title']: name, description: rich([rest.join('\n')]) },
    }
  })
  return profileDraftSchema.parse({
    ...emptyProfile(language),
    personal: { about: rich(about) },
    entries: Object.fromEntries(
      sectionNames.map((name) => [name, made.filter(({ section }) => section === name).map(({ entry }) => entry)]),
    ),
  })
}

import { useLayers } from '../editing/use-editing.tsx'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { Select } from './design-panel.tsx'

/** BCP 47 tags that are offered: the Union's languages, then others that people often apply in. */
const offered =
  'bg hr cs da nl en et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv sq ar hy az eu be bs ca zh gl ka he hi is id ja kk ko lb mk no fa ru sr th tr uk ur vi cy'.split(
    ' ',
  )

/** The language that is read and written: the profile's own, one that it is translated into, or a new one. */
export function ContentLanguage({ onChoose }: { readonly onChoose: (language: string) => void }) {
  const { t, language: spoken } = useWords()
  const language = useLayers((layers) => layers.language)
  const own = useLayers(({ profile }) => profile.language)
  const written = useLayers(({ profile }) => [profile.language, ...Object.keys(profile.translations)].join(' '))
  const nameOf = namer(spoken)
  const known = new Set([...written.split(' '), language])
  const byName = (one: string, other: string): number => nameOf(one).localeCompare(nameOf(other), spoken)
  const options = [...known, ...offered.filter((tag) => !known.has(tag)).toSorted(byName)].map((tag) => ({
    value: tag,
    label: tag === own ? t('tongue.own', { name: nameOf(tag) }) : nameOf(tag),
  }))
  return (
    <Select
      label={t('tongue.content')}
      value={language}
      options={options}
      hint={t('tongue.contentHint')}
      onChoose={onChoose}
    />
  )
}

/** What writing in another language than the profile's means. */
export function Translating() {
  const { t, language: spoken } = useWords()
  const language = useLayers((layers) => layers.language)
  const own = useLayers(({ profile }) => profile.language)
  const nameOf = namer(spoken)
  if (language === own) return null
  return (
    <Notice kind="info" title={t('tongue.translating', { name: nameOf(language) })}>
      <p>{t('tongue.translatingText', { name: nameOf(own) })}</p>
    </Notice>
  )
}

function namer(spoken: string): (tag: string) => string {
  const names = new Intl.DisplayNames([spoken], { type: 'language' })
  return (tag) => names.of(tag) ?? tag
}

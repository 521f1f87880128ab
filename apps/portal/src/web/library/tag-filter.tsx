import { useWords } from '../language.tsx'

/** Tags, of which one at a time filters a list. Shows nothing where there are none. */
export function TagFilter({
  tags,
  chosen,
  onChoose,
}: {
  readonly tags: readonly string[]
  /** Empty: none. */
  readonly chosen: string
  readonly onChoose: (tag: string) => void
}) {
  const { t } = useWords()
  if (tags.length === 0) return null
  return (
    <div className="library-tags" role="group" aria-label={t('library.byTag')}>
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className="tag-button"
          aria-pressed={tag === chosen}
          onClick={() => onChoose(tag === chosen ? '' : tag)}
        >
          {tag}
        </button>
      ))}
    </div>
  )
}

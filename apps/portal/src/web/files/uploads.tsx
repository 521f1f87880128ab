import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import type { Upload } from './library.ts'
import { faultText } from './words.ts'

/** Files on their way, and those that weren't taken, each with its reason. */
export function Uploads({
  uploads,
  onDismiss,
}: {
  readonly uploads: readonly Upload[]
  readonly onDismiss: (upload: Upload) => void
}) {
  const { t } = useWords()
  return (
    <ul className="uploads" aria-live="polite" aria-label={t('files.uploads')}>
      {uploads.map((upload) => (
        <li key={upload.key} data-fault={upload.fault ?? undefined}>
          {upload.fault === null ? (
            <label>
              <span>{t('files.uploading', { name: upload.name })}</span>
              <progress value={upload.part} max={1} />
            </label>
          ) : (
            <>
              <Icon name="warn" />
              <p>
                <strong>{t('files.untaken', { name: upload.name })}</strong> {faultText(t, upload.fault)}
              </p>
              <button
                type="button"
                className="tool"
                aria-label={t('files.dismiss', { name: upload.name })}
                onClick={() => onDismiss(upload)}
              >
                <Icon name="close" />
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

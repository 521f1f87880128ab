import {
  claimsToAdd,
  type CredentialClaim,
  type CredentialView,
  isAdded,
  withEducation,
} from '@laissez-passer/europass/credentials'
import { emptyProfile } from '@laissez-passer/europass/profile'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { keepFirstProfile } from '../import/keep-import.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/** Offers what was achieved to the profile, as an entry of education that has the credential attached. */
export function AddEducation({
  owner,
  view,
  file,
}: {
  readonly owner: string
  readonly view: CredentialView
  readonly file: string
}) {
  const { t, language } = useWords()
  const { document, view: profile } = useDocument(useMemo(() => profileSource(owner), [owner]))
  const [added, setAdded] = useState(false)
  const claims = claimsToAdd(view)
  if (!document || profile.status === 'loading' || claims.length === 0) return null
  const mine = profile.value ?? (profile.status === 'missing' ? emptyProfile(language) : null)
  if (mine === null) return null
  if (added || isAdded(mine, file))
    return (
      <p role="status" className="credential-added">
        <Icon name="check" /> {t('verify.added')} <Link to="/profile">{t('verify.toProfile')}</Link>
      </p>
    )
  const add = async (claim: CredentialClaim): Promise<void> => {
    const taken = { view, claim, id: crypto.randomUUID(), file }
    if (profile.value === null) await keepFirstProfile(owner, withEducation(mine, taken))
    else {
      document.change((before) => withEducation(before, taken))
      await document.flush()
    }
    setAdded(true)
  }
  return claims.slice(0, 3).map((claim, at) => (
    <button
      key={`${at} ${claim.title?.text}`}
      type="button"
      className="button button-primary"
      onClick={() => void add(claim)}
    >
      <Icon name="add" />
      {claims.length === 1 ? t('verify.add') : t('verify.addNamed', { title: claim.title?.text ?? '' })}
    </button>
  ))
}

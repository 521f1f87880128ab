import { type Cv, cvDraftSchema } from '@laissez-passer/europass/cv'
import { check } from '@laissez-passer/europass/fields'
import { isObject } from '@laissez-passer/europass/patch'
import { useEffect, useState } from 'react'
import { guestDocuments } from '../documents/guest-documents.ts'
import { useLayers } from '../editing/use-editing.tsx'
import { listDocuments, readDocument } from '../library/library.ts'

/** A CV that can go with a letter. */
export interface Enclosable {
  readonly id: string
  /** What the person calls it; empty where they call it nothing. */
  readonly title: string
}

/**
 * The CVs of whoever writes; null as long as they aren't known.
 *
 * @param guest - nobody is signed in: they lie in this browser
 */
export function useEnclosables(guest: boolean): readonly Enclosable[] | null {
  const [cvs, setCvs] = useState<readonly Enclosable[] | null>(null)
  useEffect(() => {
    let left = false
    void enclosables(guest).then((found) => {
      if (!left) setCvs(found)
    })
    return () => {
      left = true
    }
  }, [guest])
  return cvs
}

async function enclosables(guest: boolean): Promise<readonly Enclosable[]> {
  if (!guest) {
    const listed = await listDocuments('cv')
    return listed.ok ? listed.value : []
  }
  const kept = await guestDocuments()
  return kept.flatMap(({ kind, id, value }) => {
    const title = isObject(value) && typeof value['title'] === 'string' ? value['title'] : ''
    return kind === 'cv' ? [{ id, title }] : []
  })
}

/**
 * The CV that goes with the letter which is edited; null where there is none, or it isn't there any more.
 *
 * @param guest - nobody is signed in
 */
export function useEnclosedCv(guest: boolean): Cv | null {
  const id = useLayers(({ letter }) => letter?.cv ?? '')
  const [cv, setCv] = useState<Cv | null>(null)
  useEffect(() => {
    let left = false
    const read = async (): Promise<void> => {
      const found = id === '' ? null : await readCv(id, guest)
      if (!left) setCv(found)
    }
    // It may have been edited in another tab meanwhile.
    const turned = (): void => void (document.visibilityState === 'visible' && read())
    void read()
    document.addEventListener('visibilitychange', turned)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', turned)
    }
  }, [id, guest])
  return cv?.id === id ? cv : null
}

async function readCv(id: string, guest: boolean): Promise<Cv | null> {
  const found = guest
    ? (await guestDocuments()).find((one) => one.kind === 'cv' && one.id === id)?.value
    : await readDocument({ kind: 'cv', id }).then((read) => (read.ok ? read.value.value : undefined))
  const checked = check(cvDraftSchema, found)
  return checked.ok ? checked.value : null
}

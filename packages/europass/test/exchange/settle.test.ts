import { describe, expect, it } from 'vitest'
import { cvDraftSchema } from '../../src/cv/index.ts'
import { takeNotes } from '../../src/exchange/notes.ts'
import { settle } from '../../src/exchange/settle.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'

describe('one that is wrong costs itself alone', () => {
  it('a section whose name is what’s wrong', () => {
    const notes = takeNotes()
    const sections = [{ name: 'projects', title: 'Built' }, { name: 'no such' }, { name: 'language' }, { name: 7 }]
    const cv = settle(cvDraftSchema, { id: 'cv', language: 'fr', headline: 'Diver', sections }, notes)
    expect(cv?.sections).toMatchObject([{ name: 'projects', title: 'Built' }, { name: 'language' }])
    expect(cv?.headline).toBe('Diver')
    expect(notes.all.filter(({ code }) => code === 'unreadable-entry')).toHaveLength(2)
  })

  it('a value that stands elsewhere too, where it is right', () => {
    const sections = [{ name: 'projects', hidden: ['p1', 'a b'] }]
    const cv = settle(cvDraftSchema, { id: 'cv', language: 'fr', tags: ['a b', 'sent'], sections }, takeNotes())
    expect(cv).toMatchObject({ tags: ['a b', 'sent'], sections: [{ hidden: ['p1'] }] })
  })

  it('a piece of a long text', () => {
    const about = [
      { type: 'paragraph', spans: [{ text: 'kept' }, { text: 7 }, { text: ' too' }] },
      { type: 'no such', spans: [] },
    ]
    const draft = { language: 'fr', personal: { givenName: 'Ada', about } }
    const profile = settle(profileDraftSchema, draft, takeNotes())
    expect(profile?.personal).toMatchObject({
      givenName: 'Ada',
      about: [{ type: 'paragraph', spans: [{ text: 'kept' }, { text: ' too' }] }],
    })
  })
})

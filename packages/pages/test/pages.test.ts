import { describe, expect, test } from 'vitest'
import { sampleDocuments } from '../preview/documents.ts'
import { tagsOf } from './document.ts'

describe.each(['en', 'fr'] as const)('every page in %s', (lang) => {
  const documents = sampleDocuments(lang)
  test.each(documents.map(({ name, html }) => [name, html] as const))('%s', (sample, html) => {
    expect(html.startsWith('<!doctype html><html')).toBe(true)
    const tags = tagsOf(html)
    const named = (name: string): typeof tags => tags.filter((tag) => tag.name === name)

    expect(named('html')[0]?.attributes['lang']).toBe(lang)
    expect(named('h1')).toHaveLength(1)
    expect(named('main')).toHaveLength(1)
    expect(/<title>([^<]+)<\/title>/.exec(html)?.[1]).toMatch(/ · EU Login$/)
    // The skip link comes first and leads somewhere; a television's screen has no links at all.
    expect(named('a')[0]?.attributes['href']).toBe(sample.startsWith('deviceShow-') ? undefined : '#main')

    // A dot stands between two facts.
    expect(html).not.toMatch(/·\s*<\/(?:p|li|dd|td|div)>/)

    // Phones make no numbers to call of figures in a name.
    expect(
      named('meta').find(({ attributes }) => attributes['name'] === 'format-detection')?.attributes['content'],
    ).toContain('telephone=no')

    // Nothing that a strict Content-Security-Policy would block.
    expect(
      tags.flatMap((tag) => Object.keys(tag.attributes)).filter((name) => name === 'style' || name.startsWith('on')),
    ).toEqual([])
    for (const style of named('style')) expect(style.attributes['nonce']).toBe('n0nce')
    for (const script of named('script')) expect(script.attributes).toMatchObject({ type: 'module', nonce: 'n0nce' })

    // Ids are unique, and what refers to one finds it.
    const ids = tags.map((tag) => tag.attributes['id']).filter((id) => id !== undefined)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    for (const { attributes } of tags) {
      const targets = [
        attributes['for'],
        attributes['aria-labelledby'],
        attributes['aria-controls'],
        ...(attributes['aria-describedby']?.split(' ') ?? []),
      ]
      for (const target of targets) if (target !== undefined) expect(ids).toContain(target)
      const { href } = attributes
      if (href?.startsWith('#')) expect(ids).toContain(href.slice(1))
    }

    // Whoever can type somewhere is told what.
    const labelled = new Set(named('label').map((label) => label.attributes['for']))
    for (const { attributes } of tags.filter(({ name }) => name === 'input' || name === 'select')) {
      if (attributes['type'] !== 'hidden' && attributes['hidden'] === undefined)
        expect(labelled).toContain(attributes['id'])
    }
    for (const image of named('img')) expect(image.attributes['alt']).toBeDefined()

    // Forms post to our own origin, but for the one that hands over to a service; passwords are never sent
    // back.
    const target = sample.startsWith('handOver-') ? /^(\/cas\/|http:\/\/localhost:4001\/)/ : /^\/cas\//
    // What only asks changes nothing, and can be linked to.
    for (const { attributes } of named('form'))
      expect(attributes).toMatchObject({
        method: attributes['role'] === 'search' || attributes['class'] === 'sheet filter' ? 'get' : 'post',
        action: expect.stringMatching(target),
      })
    for (const { attributes } of named('input'))
      if (attributes['type'] === 'password') expect(attributes['value']).toBeUndefined()

    // No hole in a sentence, no key for a sentence.
    const words = html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    expect(words).not.toMatch(/\{\w+|undefined|\[object|NaN|\b(issue|waiting|error|rule|method)\.[a-z-]+\b/)
  })
})

test('English and French say the same with different words', () => {
  const [en, fr] = [sampleDocuments('en'), sampleDocuments('fr')]
  const plain = (html: string | undefined): string => /<main[\s\S]*<\/main>/.exec(html ?? '')?.[0] ?? ''
  en.forEach(({ html, name }, index) => expect(plain(fr[index]?.html), name).not.toBe(plain(html)))
})

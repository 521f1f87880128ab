import { expect, test } from 'vitest'
import { sampleDocuments } from '../preview/documents.ts'
import { samples } from '../preview/samples.ts'
import { all, request } from './behaviour/support/request.ts'
import { type Tag, tagsOf } from './document.ts'

const { captcha } = samples.register.picture

/** Forms that ask for the picture where somebody guesses or floods. */
const asking = {
  identifier: all.identifier({ ...request, ...samples.identifier.plain, captcha }),
  password: all.password({ ...request, ...samples.password.guessed, captcha }),
  lostPassword: all.lostPassword({ ...request, ...samples.lostPassword.first, captcha }),
  linkExpired: all.linkExpired({ ...request, ...samples.linkExpired.first, captcha }),
}

const isTyped = ({ name, attributes: { type = 'text', hidden } }: Tag): boolean =>
  name === 'input' && hidden === undefined && !/^(hidden|checkbox|radio|file)$/.test(type)

const submits = ({ name, attributes: { type = 'submit' } }: Tag): boolean => name === 'button' && type === 'submit'

test('Enter sends what was typed: the first button of a form asks for nothing else, such as another picture', () => {
  const documents = [...sampleDocuments('en'), ...Object.entries(asking).map(([name, html]) => ({ name, html }))]
  const forms = documents
    .flatMap(({ html, name }) =>
      [...html.matchAll(/<form [\s\S]*?<\/form>/g)].map(([form]) => ({ name, tags: tagsOf(form) })),
    )
    .filter(({ tags }) => tags.some(isTyped))
  expect(forms.length).toBeGreaterThan(50)
  const astray = forms.filter(({ tags }) => tags.find(submits)?.attributes['name'] !== undefined)
  expect(astray.map(({ name }) => name)).toEqual([])
})

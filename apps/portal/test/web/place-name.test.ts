import { pathOf } from '@laissez-passer/europass/patch'
import { expect, test } from 'vitest'
import { sectionAt } from '../../src/web/documents/place-name.ts'

test.each([
  ['personal/phones/a/number', 'personal'],
  ['personalHidden', 'personal'],
  ['entries/work-experience/a/employer', 'work-experience'],
  ['entries/publication', 'publication'],
  ['sections/custom:x/hidden', 'custom'],
  ['custom/x/title', 'custom'],
  ['content/work/a/employer', 'work-experience'],
  [pathOf('overrides', 'entries/language/a/level', 'value'), 'language'],
  [pathOf('translations', 'fr', 'personal/about'), 'personal'],
  ['translations/fr', null],
  ['title', null],
  ['design/colour', null],
  ['__proto__/x', null],
] as const)('%s lies in %s', (path, section) => expect(sectionAt(path)).toBe(section))

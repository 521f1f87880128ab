import { expect, test } from 'vitest'
import { children, only, readXml, textOf } from '../../src/saml/xml.ts'

test('reads an element, its children by namespace, its text', () => {
  const root = readXml(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:a" xmlns:b="urn:b"><b:c> 1 </b:c><c>2</c><b:c>3</b:c></a>',
  )
  expect(children(root ?? undefined, 'urn:b', 'c').map(textOf)).toEqual(['1', '3'])
  expect(textOf(only(root ?? undefined, 'urn:a', 'c'))).toBe('2')
  expect(only(root ?? undefined, 'urn:b', 'c')).toBeUndefined()
})

test.each([
  '',
  ' ',
  'text',
  '<a>',
  '<a></b>',
  '<a/><a/>',
  '<a b=1/>',
  '<a b="1" b="2"/>',
  '<a>&unknown;</a>',
  '<!DOCTYPE a><a/>',
  '<a><!-- --></a>',
  '<a><![CDATA[x]]></a>',
  '<a><?b?></a>',
  '<?xml version="1.0"?><?xml version="1.0"?><a/>',
])('refuses %s', (source) => {
  expect(readXml(source) === null).toBe(true)
})

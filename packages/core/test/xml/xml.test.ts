import { describe, expect, it } from 'vitest'
import { child, children, readElement } from '../../src/xml/index.ts'

function read(source: string) {
  const element = readElement(source)
  if (typeof element === 'string') throw new Error(element)
  return element
}

describe('an element', () => {
  it('has its name without prefix, its attributes as text, its own text, and those inside', () => {
    const root = read(`\uFEFF<?xml version="1.0"?><?note x?><!-- c --><a:list xmlns:a="urn:x" a:n="007">
      one<a:item id="1">  1 &lt; 2  </a:item>two<item/><other>0x10</other></a:list>`)
    expect(root).toMatchObject({ name: 'list', prefix: 'a', text: expect.stringMatching(/^one\s*two$/) })
    expect(root.attributes).toEqual({ 'xmlns:a': 'urn:x', 'a:n': '007' })
    expect(children(root, 'item')).toMatchObject([
      { prefix: 'a', attributes: { id: '1' }, text: '1 < 2', children: [] },
      { prefix: '', attributes: {}, text: '' },
    ])
    expect(root.children.map(({ name }) => name)).toEqual(['item', 'item', 'other'])
    expect(child(root, 'other')?.text).toBe('0x10')
  })

  it('keeps a mark of the order of bytes that stands within', () => {
    expect(read('<a>x\uFEFFy</a>').text).toBe('x\uFEFFy')
  })

  it('is found by its path, the first of its name; none where there is none', () => {
    const root = read('<a><b><c>1</c></b><b><c>2</c></b></a>')
    expect(child(root, 'b', 'c')?.text).toBe('1')
    expect(child(root)).toBe(root)
    expect(child(root, 'c')).toBeUndefined()
    expect(child(root, 'c', 'b')).toBeUndefined()
    expect(child(undefined, 'b')).toBeUndefined()
    expect(children(undefined, 'b')).toEqual([])
    expect(children(root, 'c')).toEqual([])
  })
})

describe('what isn’t read', () => {
  it.each(['<!DOCTYPE a><a/>', '<! doctype a [<!ENTITY x "y">]><a>&x;</a>', '<a><!ENTITY x "y"></a>'])(
    '%s declares something',
    (source) => {
      expect(readElement(source)).toBe('doctype')
    },
  )

  it.each(['', ' ', 'text', '<a>', '<a></b>', '<a', '<?xml version="1.0"?>', '<!-- c -->'])(
    '%j is no document',
    (source) => {
      expect(readElement(source)).toBe('malformed')
    },
  )

  it('goes too deep', () => {
    expect(readElement(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)).toBe('malformed')
  })
})

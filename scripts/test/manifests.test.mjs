import { describe, expect, test } from 'vitest'
import { completed, faults } from '../manifests.mjs'

const right = {
  name: '@laissez-passer/x',
  keywords: ['a', 'b', 'c'],
  sideEffects: false,
  dependencies: { '@laissez-passer/core': 'workspace:*', jose: '^6.2.17' },
  peerDependencies: { react: '^18.2.0 || ^19.0.0', pg: '^8.11.0' },
}

describe('what packages ask for', () => {
  test('is a range, and a peer where a program has one', () => {
    expect(faults(right)).toEqual([])
    expect(faults({ ...right, dependencies: { jose: '6.2.17', hono: '^4.8.0' } })).toEqual([
      '@laissez-passer/x: jose: 6.2.17 is no range, such as ^1.2.3',
      '@laissez-passer/x: hono must be a peer: a program has one',
    ])
  })

  test('ends before the next breaking version, and is the same everywhere', () => {
    expect(faults({ ...right, peerDependencies: { pg: '>=8.11', hono: '^4.9.0' } })).toEqual([
      '@laissez-passer/x: peer pg: >=8.11 has no end, say ^1.2.3',
      '@laissez-passer/x: peer hono: ^4.9.0 should be ^4.8.0',
    ])
  })

  test('pages keep a React of their own: text leaves them, never an element', () => {
    const pages = { ...right, name: '@laissez-passer/pages', dependencies: { react: '^18.2.0 || ^19.0.0' } }
    expect(faults(pages)).toEqual([])
  })

  test('has words to be found by, and says whether importing does anything', () => {
    expect(faults({ ...right, keywords: ['a'], sideEffects: undefined })).toHaveLength(2)
  })
})

test('each manifest says where it comes from and is published with provenance', () => {
  const house = { homepage: 'https://x.example', bugs: { url: 'https://x.example/issues' }, license: 'EUPL-1.2' }
  const whole = completed(
    { ...right, exports: {} },
    { folder: 'x', house: { ...house, repository: { type: 'git', url: 'git+https://x.example' } } },
  )
  expect(whole).toMatchObject({
    license: 'EUPL-1.2',
    homepage: 'https://x.example/tree/main/packages/x#readme',
    repository: { type: 'git', url: 'git+https://x.example', directory: 'packages/x' },
    publishConfig: { access: 'public', provenance: true },
    engines: { node: '>=22.18' },
  })
})

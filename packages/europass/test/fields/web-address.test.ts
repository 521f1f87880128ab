import { describe, expect, test } from 'vitest'
import { completeWebAddress } from '../../src/fields/index.ts'
import { completeLink } from '../../src/rich-text/index.ts'

describe('web addresses', () => {
  test.each([
    ['example.org', 'https://example.org'],
    [' www.example.org/a?b=c#d ', 'https://www.example.org/a?b=c#d'],
    ['example.org:8080/a', 'https://example.org:8080/a'],
    ['linkedin.com/in/ada', 'https://linkedin.com/in/ada'],
    ['müller.example', 'https://müller.example'],
    ['//example.org', 'https://example.org'],
    ['http:example.org', 'http://example.org'],
    ['https:/example.org', 'https://example.org'],
    ['https//example.org', 'https://example.org'],
    ['HTTP://Example.org', 'HTTP://Example.org'],
    ['\u200Bexample.org\uFEFF', 'https://example.org'],
  ])('%s is meant as %s', (typed, meant) => {
    expect(completeWebAddress(typed)).toBe(meant)
  })
  test.each([
    '',
    'example',
    'a b.example',
    'mailto:ada@example.org',
    'ada@example.org',
    'javascript:alert(1.5)',
    'ftp://example.org',
    '.org',
    'example.',
    '1.',
  ])('%s stays as it is', (typed) => {
    expect(completeWebAddress(typed)).toBe(typed)
  })
})

describe('links', () => {
  test.each([
    ['example.org', 'https://example.org'],
    ['ada@example.org', 'mailto:ada@example.org'],
    ['+32 (470) 12-34-12', 'tel:+32470123412'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
    ['javascript:alert(1.5)', undefined],
    ['ada', undefined],
    ['', undefined],
    ['12', undefined],
  ])('%s leads to %s', (typed, link) => {
    expect(completeLink(typed)).toBe(link)
  })
})

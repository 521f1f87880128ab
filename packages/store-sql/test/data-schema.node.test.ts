import { expect, test } from 'vitest'
import { dataSchema } from '../src/data-exports/schema.ts'

const onOneLine = (text: string) => text.replace(/\s+/g, ' ')

// `-u` writes it anew.
test('the documentation prints the schema of a copy', async () => {
  // A line for each column, not one for each word.
  const printed = JSON.stringify(dataSchema(), null, 2)
    .replace(/\[[^[\]{}]*\]/g, onOneLine)
    .replace(/\{[^{}]*\}/g, onOneLine)
  await expect(`${printed}\n`).toMatchFileSnapshot('../../../docs/src/data.schema.json')
})

import { defineConfig } from 'vitest/config'
import all from '../../vitest.config.ts'

const { project }: { project?: string } = JSON.parse(process.env['MUTATION'] ?? '{}')

/** The tests of the area whose mutants are judged. */
export default defineConfig({
  test: {
    projects: (all.test?.projects ?? []).filter(
      (each) => typeof each === 'object' && 'test' in each && each.test?.name === project,
    ),
  },
})

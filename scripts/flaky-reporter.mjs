// For vitest: writes the names of tests that passed only when tried again into the file FLAKY_TESTS, as a
// JSON array.
import { writeFileSync } from 'node:fs'

export default class FlakyReporter {
  onTestRunEnd(modules) {
    const path = process.env.FLAKY_TESTS
    if (!path) return
    const flaky = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `${module.project.name} ${module.relativeModuleId} › ${test.fullName}`),
    )
    writeFileSync(path, JSON.stringify(flaky))
  }
}

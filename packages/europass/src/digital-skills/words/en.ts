import messages from '../messages/en.json' with { type: 'json' }

/** The test in English; written out, because a package's types can't lead to a JSON file. */
const words = { ...messages }
export default words

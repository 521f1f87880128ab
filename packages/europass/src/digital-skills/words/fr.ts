import messages from '../messages/fr.json' with { type: 'json' }

/** The test in French; written out, because a package's types can't lead to a JSON file. */
const words = { ...messages }
export default words
